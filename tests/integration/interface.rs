//! The public interface of the library, item by item: a change of it shows in `tests/interface.txt`.
//!
//! The list is made from the sources, so that it needs no nightly compiler. What is hidden from the
//! documentation is no part of it.

use crate::sources::{imported, is_test, modules};
use quote::ToTokens;
use std::collections::BTreeMap;
use syn::{Attribute, Fields, File, ImplItem, Item, ItemImpl, ItemStruct, Type, Visibility};

/// A module and the name of something in it.
type Place = (Vec<String>, String);

struct Sources {
    /// The modules by their paths; the root of the crate has none.
    modules: BTreeMap<Vec<String>, File>,
    /// What is implemented for each type, in the order of the sources.
    implemented: BTreeMap<Place, Vec<String>>,
    /// What has been listed, and as what.
    listed: BTreeMap<Place, String>,
}

impl Sources {
    fn read() -> Self {
        let mut modules = modules();
        let root = modules.remove(&["lib".to_owned()][..]).expect("there is a lib.rs");
        modules.insert(Vec::new(), root);
        let mut sources = Self { modules, implemented: BTreeMap::new(), listed: BTreeMap::new() };
        let mut implemented: BTreeMap<Place, Vec<String>> = BTreeMap::new();
        for (module, file) in &sources.modules {
            for item in &file.items {
                if let Some((name, lines)) = implementation(item)
                    && let Some(place) = sources.resolve(module, &[name])
                {
                    implemented.entry(place).or_default().extend(lines);
                }
            }
        }
        sources.implemented = implemented;
        sources
    }

    /// Where something is defined that a module names by a path; `None` outside of the crate.
    fn resolve(&self, module: &[String], path: &[String]) -> Option<Place> {
        let (mut place, mut rest) = (module.to_vec(), path);
        while let [first, others @ ..] = rest {
            match first.as_str() {
                "crate" => place.clear(),
                "self" => {}
                "super" => drop(place.pop()?),
                name => {
                    let below = [&place[..], &[name.to_owned()]].concat();
                    if !self.modules.contains_key(&below) {
                        break;
                    }
                    place = below;
                }
            }
            rest = others;
        }
        let [name] = rest else { return None };
        let file = self.modules.get(&place)?;
        if file.items.iter().any(|item| defined(item).is_some_and(|own| own == *name)) {
            return Some((place, name.clone()));
        }
        let uses = file.items.iter().filter_map(|item| match item {
            Item::Use(item) => Some(imported(&item.tree)),
            _ => None,
        });
        let (path, _) = uses.flatten().find(|(path, alias)| alias == name && path != rest)?;
        self.resolve(&place, &path)
    }

    /// Lists what a module shows, below a path.
    fn list(&mut self, module: &[String], shown: &str, lines: &mut Vec<String>) {
        for item in &self.modules[module].items.clone() {
            match item {
                Item::Mod(child) if is_shown(&child.vis, &child.attrs) => {
                    let shown = format!("{shown}::{}", child.ident);
                    lines.push(format!("mod {shown}"));
                    self.list(&[module, &[child.ident.to_string()]].concat(), &shown, lines);
                }
                Item::Use(item) if is_shown(&item.vis, &item.attrs) => {
                    for (path, alias) in imported(&item.tree) {
                        let shown = format!("{shown}::{alias}");
                        match self.resolve(module, &path) {
                            Some(place) => self.describe(&place, &shown, lines),
                            None => lines.push(format!("use {shown} = {}", path.join("::"))),
                        }
                    }
                }
                item => {
                    if let Some(name) = defined(item).filter(|_| is_visible(item)) {
                        let shown = format!("{shown}::{name}");
                        self.describe(&(module.to_vec(), name), &shown, lines);
                    }
                }
            }
        }
    }

    /// One item and what belongs to it, or where it is listed already.
    fn describe(&mut self, place: &Place, shown: &str, lines: &mut Vec<String>) {
        if let Some(listed) = self.listed.get(place) {
            lines.push(format!("use {shown} = {listed}"));
            return;
        }
        self.listed.insert(place.clone(), shown.to_owned());
        let items = &self.modules[&place.0].items;
        let item = items.iter().find(|item| defined(item).is_some_and(|name| name == place.1));
        match item {
            Some(Item::Struct(item)) => {
                lines.push(format!("{}struct {shown}", qualities(&item.attrs)));
                lines.extend(fields(&item.fields, shown));
            }
            Some(Item::Enum(item)) => {
                lines.push(format!("{}enum {shown}", qualities(&item.attrs)));
                for variant in &item.variants {
                    let mut variant = variant.clone();
                    variant.attrs.clear();
                    variant.fields.iter_mut().for_each(|field| field.attrs.clear());
                    lines.push(format!("    {shown}::{}", printed(&variant)));
                }
            }
            Some(Item::Fn(item)) => lines.push(format!("{} in {shown}", printed(&item.sig))),
            Some(Item::Const(item)) => lines.push(format!("const {shown}: {}", printed(&item.ty))),
            Some(Item::Type(item)) => lines.push(format!("type {shown} = {}", printed(&item.ty))),
            Some(other) => panic!("{shown}: {} is not described", printed(other)),
            None => panic!("{shown} is defined nowhere"),
        }
        let own = self.implemented.get(place).into_iter().flatten();
        lines.extend(own.map(|line| format!("    {line}")));
    }
}

fn defined(item: &Item) -> Option<String> {
    Some(match item {
        Item::Struct(item) => item.ident.to_string(),
        Item::Enum(item) => item.ident.to_string(),
        Item::Fn(item) => item.sig.ident.to_string(),
        Item::Const(item) => item.ident.to_string(),
        Item::Type(item) => item.ident.to_string(),
        _ => return None,
    })
}

fn is_visible(item: &Item) -> bool {
    match item {
        Item::Struct(item) => is_shown(&item.vis, &item.attrs),
        Item::Enum(item) => is_shown(&item.vis, &item.attrs),
        Item::Fn(item) => is_shown(&item.vis, &item.attrs),
        Item::Const(item) => is_shown(&item.vis, &item.attrs),
        Item::Type(item) => is_shown(&item.vis, &item.attrs),
        _ => false,
    }
}

fn is_shown(visibility: &Visibility, attributes: &[Attribute]) -> bool {
    let is_condition = |attribute: &Attribute| printed(attribute).contains("doctest");
    matches!(visibility, Visibility::Public(_))
        && !is_test(attributes)
        && !attributes.iter().any(|attribute| is_condition(attribute) || is_hidden(attribute))
}

fn is_hidden(attribute: &Attribute) -> bool {
    printed(attribute) == "#[doc(hidden)]"
}

/// What is said of a type before its name: that it may grow, and what it derives.
fn qualities(attributes: &[Attribute]) -> String {
    let said = attributes.iter().map(printed);
    said.filter(|said| said == "#[non_exhaustive]" || said.starts_with("#[derive"))
        .map(|said| said + " ")
        .collect()
}

fn fields(fields: &Fields, shown: &str) -> Vec<String> {
    let public = fields.iter().filter(|field| is_shown(&field.vis, &field.attrs));
    let line = |(index, field): (usize, &syn::Field)| {
        let name = field.ident.as_ref().map_or(index.to_string(), ToString::to_string);
        format!("    {shown}.{name}: {}", printed(&field.ty))
    };
    public.enumerate().map(line).collect()
}

/// The type that an item implements something for, and what.
fn implementation(item: &Item) -> Option<(String, Vec<String>)> {
    match item {
        Item::Impl(item) if !is_test(&item.attrs) => {
            let Type::Path(own) = &*item.self_ty else { return None };
            Some((own.path.segments.last()?.ident.to_string(), implemented(item)))
        }
        Item::Macro(item) if item.mac.path.segments.last()?.ident == "setters" => {
            let fields = format!("struct {}", item.mac.tokens);
            let setters: ItemStruct = syn::parse_str(&fields).unwrap();
            let line = |field: &syn::Field| {
                let name = field.ident.as_ref().unwrap();
                format!("fn {name}(self, {name}: {}) -> Self", printed(&field.ty))
            };
            Some((setters.ident.to_string(), setters.fields.iter().map(line).collect()))
        }
        Item::Macro(item) if item.mac.path.segments.last()?.ident == "names" => {
            let own = item.mac.tokens.clone().into_iter().next()?.to_string();
            let lines = [
                "const ALL: &'static [Self]",
                "const NAMES: &'static [&'static str]",
                "fn name(self) -> &'static str",
                "impl std::fmt::Display",
                "impl std::str::FromStr",
            ];
            Some((own, lines.map(str::to_owned).to_vec()))
        }
        _ => None,
    }
}

fn implemented(item: &ItemImpl) -> Vec<String> {
    if let Some(trait_) = &item.trait_ {
        return vec![format!("impl {}", printed(&trait_.0))];
    }
    let items = item.items.iter().filter_map(|item| match item {
        ImplItem::Fn(item) if is_shown(&item.vis, &item.attrs) => Some(printed(&item.sig)),
        ImplItem::Const(item) if is_shown(&item.vis, &item.attrs) => {
            Some(format!("const {}: {}", item.ident, printed(&item.ty)))
        }
        _ => None,
    });
    items.collect()
}

/// Tokens as one would write them, about.
fn printed(tokens: &impl ToTokens) -> String {
    let mut text = tokens.to_token_stream().to_string();
    let spaced = [
        (" :: ", "::"),
        (" < ", "<"),
        (" >", ">"),
        (" , ", ", "),
        (" ,", ","),
        ("& ", "&"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" : ", ": "),
        (" [", "["),
        ("[ ", "["),
        (" ]", "]"),
        ("# [", "#["),
        (",)", ")"),
        (" =(", " = ("),
        (" :(", ": ("),
        (",(", ", ("),
        (", }", " }"),
        ("' ", "'"),
        (" ;", ";"),
    ];
    for (from, to) in spaced {
        text = text.replace(from, to);
    }
    text.replace("->", "-> ").replace("->  ", "-> ")
}

#[test]
fn the_interface_is_as_it_is_listed() {
    let mut lines = Vec::new();
    Sources::read().list(&[], "wordcloud", &mut lines);
    let listed = include_str!("../interface.txt");
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/interface.txt");
    let now: String = lines.iter().map(|line| format!("{line}\n")).collect();
    if std::env::var_os("UPDATE_INTERFACE").is_some() {
        std::fs::write(file, &now).unwrap();
    } else if now != listed {
        let (before, after): (Vec<&str>, Vec<&str>) =
            (listed.lines().collect(), now.lines().collect());
        let gone =
            before.iter().filter(|line| !after.contains(line)).map(|line| format!("- {line}"));
        let new =
            after.iter().filter(|line| !before.contains(line)).map(|line| format!("+ {line}"));
        let changes: Vec<String> = gone.chain(new).collect();
        panic!(
            "the public interface has changed; if that is meant, run this test once with \
             UPDATE_INTERFACE=1 and say it in CHANGELOG.md\n{}",
            changes.join("\n")
        );
    }
}
