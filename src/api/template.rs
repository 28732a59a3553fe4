//! The skeleton of an operation's body, to be filled in by a person: every documented field, in the order of its
//! declaration, with its rule, and what is given already in its place.

use serde_json::Value;

use super::endpoint::Endpoint;
use super::param::{Location, Param, Presence};

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
        self.param.is_some_and(|param| matches!(param.location, Location::Keyed(_)))
    }

    /// Whether a body without it is refused in any case.
    fn is_needed(&self) -> bool {
        let own = match self.param.map(|param| param.presence) {
            Some(Presence::Required) => self.members.is_empty() || self.element().is_some(),
            Some(Presence::Nullable | Presence::Fixed(_)) => self.members.is_empty(),
            _ => false,
        };
        own || self.element().is_none() && self.members.iter().any(|(_, node)| node.is_needed())
    }

    /// The node as JSON, with what is given of it. What flags give has the shape of their fields.
    fn plain(&self, given: Option<&Value>) -> Value {
        if let Some(element) = self.element() {
            let elements = self.elements(given).into_iter();
            let elements = elements.map(|(name, given)| (name, element.plain(given)));
            return match self.is_object(given) {
                true => Value::Object(elements.collect()),
                false => elements.map(|(_, element)| element).collect(),
            };
        }
        if self.members.is_empty() {
            return given.cloned().unwrap_or_default();
        }
        let members = self.members.iter();
        let members = members.map(|(name, node)| (name.clone(), node.plain(member(given, name))));
        Value::Object(members.collect())
    }

    /// Whether it is written with braces: as it is given, else as it is documented (quirk 1).
    fn is_object(&self, given: Option<&Value>) -> bool {
        match given {
            Some(Value::Array(_)) => false,
            Some(Value::Object(_)) => true,
            _ => self.element().is_none() || self.is_keyed(),
        }
    }

    /// The elements of a list as given, else one to be filled in.
    fn elements<'a>(&self, given: Option<&'a Value>) -> Vec<(String, Option<&'a Value>)> {
        let elements: Vec<(String, Option<&Value>)> = match given {
            Some(Value::Array(items)) => {
                let items = items.iter().enumerate();
                items.map(|(at, item)| (at.to_string(), Some(item))).collect()
            }
            Some(Value::Object(items)) => {
                items.iter().map(|(key, item)| (key.clone(), Some(item))).collect()
            }
            _ => Vec::new(),
        };
        if elements.is_empty() { vec![("0".to_owned(), None)] } else { elements }
    }

    /// Adds the lines of this field to the skeleton, each ending with a comma; what is given stands in its place.
    fn write(&self, name: &str, given: Option<&Value>, at: Place, lines: &mut Vec<String>) {
        // What may be left out is a comment until somebody wants it.
        let is_wanted = given.is_some() || self.is_needed();
        let at = Place { commented: at.commented || !is_wanted, ..at };
        let label = if name.is_empty() { String::new() } else { format!("{name:?}: ") };
        let note = self.note();
        if self.members.is_empty() {
            let value = given.map_or_else(|| "null".to_owned(), Value::to_string);
            lines.push(at.line(&format!("{label}{value},{note}")));
            return;
        }
        let is_object = self.is_object(given);
        let (open, close) = if is_object { ("{", "}") } else { ("[", "]") };
        lines.push(at.line(&format!("{label}{open}{note}")));
        match self.element() {
            None => self.write_members(given, at.inside(), lines),
            Some(element) => {
                for (name, given) in self.elements(given) {
                    element.write_element(
                        if is_object { &name } else { "" },
                        given,
                        at.inside(),
                        lines,
                    );
                }
            }
        }
        lines.push(at.line(&format!("{close},")));
    }

    /// An element of a list is there as soon as the list is.
    fn write_element(&self, name: &str, given: Option<&Value>, at: Place, lines: &mut Vec<String>) {
        let label = if name.is_empty() { String::new() } else { format!("{name:?}: ") };
        lines.push(at.line(&format!("{label}{{")));
        self.write_members(given, at.inside(), lines);
        lines.push(at.line("},"));
    }

    fn write_members(&self, given: Option<&Value>, at: Place, lines: &mut Vec<String>) {
        for (name, node) in &self.members {
            node.write(name, member(given, name), at, lines);
        }
    }

    /// Comment of the field: its rule, its values, and the flag that sets it.
    fn note(&self) -> String {
        let Some(param) = self.param else { return String::new() };
        let mut words = vec![param.presence.in_words()];
        if !param.kind.choices.is_empty() {
            words.push(format!("one of {}", param.kind.choices.join(", ")));
        }
        if !param.flag.is_empty() {
            words.push(format!("--{}: {}", param.flag, param.help));
        }
        format!(" // {}", words.join("; "))
    }
}

fn member<'a>(given: Option<&'a Value>, name: &str) -> Option<&'a Value> {
    given.and_then(|given| given.get(name))
}

/// Where a line of the skeleton stands.
#[derive(Clone, Copy)]
struct Place {
    indent: usize,
    commented: bool,
}

impl Place {
    fn inside(self) -> Place {
        Place { indent: self.indent + 1, ..self }
    }

    fn line(self, text: &str) -> String {
        let mark = if self.commented { "// " } else { "" };
        format!("{}{mark}{text}", "  ".repeat(self.indent))
    }
}

impl Endpoint {
    /// The body with every documented field, null where nothing is given of it.
    pub fn skeleton(&self, given: &Value) -> Value {
        self.tree().plain(Some(given))
    }

    /// The skeleton as text with comments; a field that may be absent, and is, is a comment itself.
    pub fn template(&self, given: &Value) -> String {
        let mut lines = vec![
            format!("// {}: {} {}", self.command, self.method.name(), self.path),
            format!("// Fill it in, and send it with: fpgo {} --data FILE", self.command),
            "{".to_owned(),
        ];
        let at = Place { indent: 1, commented: false };
        self.tree().write_members(Some(given), at, &mut lines);
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
