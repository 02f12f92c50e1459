"""A chat bot: words of messages with their weights, and the picture as bytes.

nonebot-plugin-wordcloud asks for a function `analyse(text) -> dict[str, float]` and for a picture;
both are here, whatever the bot is made with. Nothing is global: many may be drawn at a time.
"""

import asyncio

import wordcloud_rs


def analyse(text: str) -> dict[str, float]:
    """The terms of messages with their weights, over 0 to 1."""
    try:
        return wordcloud_rs.terms(text).frequencies()
    except wordcloud_rs.InputError:
        return {}


async def picture(messages: list[str]) -> bytes | None:
    """The PNG of messages; None if they have no words. Other messages are answered meanwhile."""
    words = analyse("\n\n".join(messages))
    if not words:
        return None
    made = await asyncio.to_thread(wordcloud_rs.cloud, words, size=(800, 600), max_words=100)
    return made.to_bytes("png")


if __name__ == "__main__":
    print(asyncio.run(picture(["渡轮什么时候开？", "渡轮九点开，港口见。"])) is not None)
