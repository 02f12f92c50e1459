"""Colours from a picture."""

from __future__ import annotations

from .wordcloud import _fonts


class ImageColorGenerator:
    """Colours words by a picture: each has the mean colour of the box that it stands in.

    What is made is a colour function, for ``WordCloud(color_func=…)`` or ``recolor``.

    Parameters
    ----------
    image : array of shape (height, width, 3)
        The picture; an alpha channel is left out. It should have the size of the canvas.
    default_color : tuple or None, default=None
        The colour, as (r, g, b), where the canvas is larger than the picture; None raises
        ValueError.
    """

    def __init__(self, image, default_color=None):
        if image.ndim not in [2, 3]:
            raise ValueError(
                "ImageColorGenerator needs an image with ndim 2 or 3, got %d" % image.ndim
            )
        if image.ndim == 3 and image.shape[2] not in [3, 4]:
            raise ValueError(
                "A color image needs to have 3 or 4 channels, got %d" % image.shape[2]
            )
        self.image = image
        self.default_color = default_color

    def __call__(self, word, font_size, font_path, position, orientation, **kwargs):
        """The colour of a word."""
        width, height = _fonts(font_path).ink(word, font_size, orientation is not None)
        top, left = int(position[0]), int(position[1])
        patch = self.image[top : top + max(int(height), 1), left : left + max(int(width), 1)]
        if patch.ndim == 2:
            raise NotImplementedError("Gray-scale images TODO")
        pixels = patch[:, :, :3].reshape(-1, 3)
        if not all(pixels.shape):
            if self.default_color is None:
                raise ValueError("ImageColorGenerator is smaller than the canvas")
            return "rgb(%d, %d, %d)" % tuple(self.default_color)
        return "rgb(%d, %d, %d)" % tuple(pixels.mean(axis=0))
