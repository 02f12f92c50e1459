//! What drawing an SVG costs, before it is drawn: a file of a few lines can ask for hours.

use crate::limits::{SVG_LAYERS, SVG_STEPS};
use resvg::usvg::filter::{Filter, Kind};
use resvg::usvg::roxmltree::{self, Document};
use resvg::usvg::{ClipPath, Fill, Group, Mask, Node, Paint, Path, Stroke, Tree};
use std::collections::BTreeMap;

/// A layer may be larger than the canvas on each side, as filters and clips look beyond it.
const LAYER: f64 = 25.0;
/// Shapes are filled a run of pixels at a time.
const FILL: f64 = 0.25;
/// What one segment of a path costs, in pixels.
const SEGMENT: f64 = 20.0;
/// And for each row that it may cross.
const ROW: f64 = 0.5;
/// What the dashes of a stroke cost, in pixels; there may be a million.
const DASHES: f64 = 2e7;
/// What one primitive of a filter costs, in passes over its layer.
const PASSES: f64 = 4.0;
/// Groups in one another, each of which takes a piece of the stack.
const DEPTH: usize = 100;

/// What is left of the bounds.
struct Budget {
    /// Pixels of the canvas for each of the SVG's.
    scale: f64,
    /// Pixels of the canvas.
    canvas: f64,
    steps: f64,
    layers: f64,
    depth: usize,
}

/// Elements of an SVG, those that it refers to counted as often as they are referred to.
const ELEMENTS: f64 = 1e5;

/// Whether the elements of an SVG are few enough to be read; else what is wrong with them.
pub(super) fn check_references(document: &Document) -> Result<(), &'static str> {
    let elements = || document.descendants().filter(roxmltree::Node::is_element);
    let by_id: BTreeMap<&str, roxmltree::Node> =
        elements().filter_map(|node| Some((node.attribute("id")?, node))).collect();
    // What a rule of a style refers to stands for any number of elements.
    let is_simple =
        |id: &str| by_id.get(id).is_none_or(|node| node.tag_name().name().ends_with("Gradient"));
    let styles = elements().filter(|node| node.tag_name().name() == "style");
    if !styles.filter_map(|node| node.text()).flat_map(references).all(is_simple) {
        return Err("a style sheet that refers to clips, masks or filters");
    }
    let mut costs = BTreeMap::new();
    let count = cost(document.root_element(), &by_id, &mut costs, DEPTH)?;
    if count <= ELEMENTS { Ok(()) } else { Err("more elements than can be drawn") }
}

/// How many elements one stands for.
fn cost<'a>(
    node: roxmltree::Node<'a, 'a>,
    by_id: &BTreeMap<&str, roxmltree::Node<'a, 'a>>,
    costs: &mut BTreeMap<u32, f64>,
    depth: usize,
) -> Result<f64, &'static str> {
    if let Some(&cost) = costs.get(&node.id().get()) {
        return Ok(cost);
    }
    let Some(depth) = depth.checked_sub(1) else { return Err("too many elements in one another") };
    // One that refers to itself is not drawn.
    costs.insert(node.id().get(), 0.0);
    let mut sum = 1.0;
    for child in node.children().filter(roxmltree::Node::is_element) {
        sum += cost(child, by_id, costs, depth)?;
    }
    for attribute in node.attributes() {
        let link = (attribute.name() == "href").then(|| attribute.value().strip_prefix('#'));
        for id in link.flatten().into_iter().chain(references(attribute.value())) {
            if let Some(&target) = by_id.get(id) {
                sum += cost(target, by_id, costs, depth)?;
            }
        }
    }
    costs.insert(node.id().get(), sum);
    Ok(sum)
}

/// The names in `url(#name)`.
fn references(text: &str) -> impl Iterator<Item = &str> {
    text.split("url(").skip(1).filter_map(|rest| {
        let name = rest.split(')').next()?.trim().trim_matches(['"', '\'']);
        name.strip_prefix('#')
    })
}

/// Whether an SVG can be drawn on a canvas of so many pixels, `scale` for each of its own; else what
/// is too much in it.
pub(super) fn check(tree: &Tree, scale: f64, canvas: f64) -> Result<(), &'static str> {
    let bound = |(pixels, canvases): (f64, f64)| pixels.max(canvases * canvas);
    let (steps, layers) = (bound(SVG_STEPS), bound(SVG_LAYERS));
    Budget { scale, canvas, steps, layers, depth: DEPTH }.group(tree.root())
}

impl Budget {
    fn spend(&mut self, pixels: f64) -> Result<(), &'static str> {
        self.steps -= pixels;
        // What is no number is no less than too much.
        if self.steps >= 0.0 {
            Ok(())
        } else {
            Err("more shapes, layers and filters than can be drawn")
        }
    }

    /// Goes through what needs a layer of its own, of so many pixels.
    fn layer(
        &mut self,
        pixels: f64,
        inside: impl FnOnce(&mut Self) -> Result<(), &'static str>,
    ) -> Result<(), &'static str> {
        self.spend(pixels)?;
        self.layers -= pixels;
        if self.layers < 0.0 {
            return Err("too many layers in one another");
        }
        let done = inside(self);
        self.layers += pixels;
        done
    }

    fn group(&mut self, group: &Group) -> Result<(), &'static str> {
        if self.depth == 0 {
            return Err("too many groups in one another");
        }
        self.depth -= 1;
        let area = self.pixels(group.abs_layer_bounding_box().to_rect()).min(LAYER * self.canvas);
        let pixels = if group.should_isolate() { area } else { 0.0 };
        self.layer(pixels, |budget| {
            group.filters().iter().try_for_each(|filter| budget.filter(filter, area))?;
            group.clip_path().map_or(Ok(()), |clip| budget.clip(clip))?;
            group.mask().map_or(Ok(()), |mask| budget.mask(mask))?;
            group.children().iter().try_for_each(|child| match child {
                Node::Group(group) => budget.group(group),
                Node::Path(path) => budget.path(path),
                // They are not drawn.
                Node::Image(_) | Node::Text(_) => Ok(()),
            })
        })?;
        self.depth += 1;
        Ok(())
    }

    fn clip(&mut self, clip: &ClipPath) -> Result<(), &'static str> {
        self.layer(self.canvas, |budget| {
            budget.group(clip.root())?;
            clip.clip_path().map_or(Ok(()), |clip| budget.clip(clip))
        })
    }

    fn mask(&mut self, mask: &Mask) -> Result<(), &'static str> {
        self.layer(self.canvas, |budget| {
            budget.group(mask.root())?;
            mask.mask().map_or(Ok(()), |mask| budget.mask(mask))
        })
    }

    fn filter(&mut self, filter: &Filter, area: f64) -> Result<(), &'static str> {
        filter.primitives().iter().try_for_each(|primitive| match primitive.kind() {
            Kind::Turbulence(_) | Kind::Morphology(_) | Kind::ConvolveMatrix(_) => {
                Err("a filter of turbulence, morphology or convolution")
            }
            _ => self.spend(PASSES * area.max(self.canvas)),
        })
    }

    fn path(&mut self, path: &Path) -> Result<(), &'static str> {
        let area = self.pixels(path.abs_stroke_bounding_box()).min(self.canvas);
        let height = f64::from(path.abs_stroke_bounding_box().height()) * self.scale;
        let segment = SEGMENT + ROW * height.min(self.canvas.sqrt());
        self.spend(FILL * area + segment * path.data().verbs().len() as f64)?;
        if path.stroke().is_some_and(|stroke| stroke.dasharray().is_some()) {
            self.spend(DASHES)?;
        }
        let fill = path.fill().map(Fill::paint);
        for paint in fill.into_iter().chain(path.stroke().map(Stroke::paint)) {
            if let Paint::Pattern(pattern) = paint {
                let tile = self.pixels(pattern.rect().to_rect());
                self.layer(tile.max(self.canvas), |budget| budget.group(pattern.root()))?;
            }
        }
        Ok(())
    }

    fn pixels(&self, rect: resvg::tiny_skia::Rect) -> f64 {
        f64::from(rect.width()) * f64::from(rect.height()) * self.scale * self.scale
    }
}
