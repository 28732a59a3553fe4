//! The skeleton of an operation's body, to be filled in by a person: every documented field, in the order of its
//! declaration, with its rule.

use serde_json::{Map, Value};

use super::endpoint::Endpoint;
use super::param::{Need, Param, To};

/// A field of the skeleton: what is known of it, and the fields inside.
#[derive(Default)]
struct Node {
    param: Option<&'static Param>,
    members: Vec<(String, Node)>,
}

impl Node {
    fn enter(&mut self, part: &str) -> &mut Node {
        let at = self.members.iter().position(|(name, _)| name == part).unwrap_or_else(|| {
            self.members.push((part.to_owned(), Node::default()));
            self.members.len() - 1
        });
        &mut self.members[at].1
    }

    /// Whether it is the list of elements whose fields stand under `*`.
    fn element(&self) -> Option<&Node> {
        self.members.iter().find(|(name, _)| name == "*").map(|(_, node)| node)
    }

    fn is_keyed(&self) -> bool {
        self.param.is_some_and(|param| matches!(param.to, To::Keyed(_)))
    }

    /// Whether a body without it is refused in any case.
    fn is_needed(&self) -> bool {
        let own = self.param.is_some_and(|param| {
            matches!(param.need, Need::Required | Need::Present | Need::Fixed(_))
                && self.members.is_empty()
        });
        own || self.is_needed_list() || self.element().is_none() && self.has_needed_member()
    }

    fn is_needed_list(&self) -> bool {
        self.element().is_some() && self.param.is_some_and(|param| param.need == Need::Required)
    }

    fn has_needed_member(&self) -> bool {
        self.members.iter().any(|(_, node)| node.is_needed())
    }

    fn plain(&self) -> Value {
        if let Some(element) = self.element() {
            let element = element.plain();
            let keyed = |element| Value::Object(Map::from_iter([("0".to_owned(), element)]));
            return if self.is_keyed() { keyed(element) } else { Value::Array(vec![element]) };
        }
        if self.members.is_empty() {
            return Value::Null;
        }
        let members = self.members.iter().map(|(name, node)| (name.clone(), node.plain()));
        Value::Object(members.collect())
    }

    /// Its lines, without a comma at the end; `None` where the value stands on one line.
    fn write(&self, name: &str, indent: usize, commented: bool, lines: &mut Vec<String>) {
        // What may be left out is a comment until somebody wants it.
        let commented = commented || !self.is_needed();
        let mark = if commented { "// " } else { "" };
        let pad = "  ".repeat(indent);
        let label = if name.is_empty() { String::new() } else { format!("{name:?}: ") };
        let note = self.note();
        if self.members.is_empty() {
            lines.push(format!("{pad}{mark}{label}null,{note}"));
            return;
        }
        let (open, close) = match (self.element().is_some(), self.is_keyed()) {
            (true, false) => ("[", "]"),
            _ => ("{", "}"),
        };
        lines.push(format!("{pad}{mark}{label}{open}{note}"));
        match self.element() {
            Some(element) if self.is_keyed() => {
                element.write_element("0", indent + 1, commented, lines)
            }
            Some(element) => element.write_element("", indent + 1, commented, lines),
            None => {
                for (name, node) in &self.members {
                    node.write(name, indent + 1, commented, lines);
                }
            }
        }
        lines.push(format!("{pad}{mark}{close},"));
    }

    /// An element of a list is there as soon as the list is.
    fn write_element(&self, name: &str, indent: usize, commented: bool, lines: &mut Vec<String>) {
        let (pad, mark) = ("  ".repeat(indent), if commented { "// " } else { "" });
        let label = if name.is_empty() { String::new() } else { format!("{name:?}: ") };
        lines.push(format!("{pad}{mark}{label}{{"));
        for (name, node) in &self.members {
            node.write(name, indent + 1, commented, lines);
        }
        lines.push(format!("{pad}{mark}}},"));
    }

    /// Its rule, its values, and how it is typed instead.
    fn note(&self) -> String {
        let Some(param) = self.param else { return String::new() };
        let mut words = vec![param.need.in_words()];
        if !param.kind.choices.is_empty() {
            words.push(format!("one of {}", param.kind.choices.join(", ")));
        }
        if !param.flag.is_empty() {
            words.push(format!("--{}: {}", param.flag, param.help));
        }
        format!(" // {}", words.join("; "))
    }
}

impl Endpoint {
    /// The body with every documented field, each null.
    pub fn skeleton(&self) -> Value {
        self.tree().plain()
    }

    /// The same as text with comments: fields that may be absent are comments themselves.
    pub fn template(&self) -> String {
        let mut lines = vec![
            format!("// {}: {} {}", self.command, self.method.name(), self.path),
            format!("// Fill it in, and send it with: fpgo {} --data FILE", self.command),
            "{".to_owned(),
        ];
        for (name, node) in &self.tree().members {
            node.write(name, 1, false, &mut lines);
        }
        lines.push("}".to_owned());
        format!("{}\n", lines.join("\n"))
    }

    fn tree(&self) -> Node {
        let mut root = Node::default();
        for param in self.params.iter().flat_map(|group| group.iter()) {
            let Some(pointer) = param.pointer() else { continue };
            let place = pointer.split('/').skip(1).fold(&mut root, |node, part| node.enter(part));
            place.param = Some(param);
        }
        root
    }
}
