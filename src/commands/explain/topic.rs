//! A topic that can be explained, made of what each room knows: messages, statuses, identifiers, exit codes, effects,
//! operations.

use super::effects::EFFECTS;
use super::exit_codes::EXIT_CODES;
use super::http_statuses::HTTP_STATUSES;
use super::own_topic::OwnTopic;
use super::own_words::OWN_WORDS;
use super::reasons::REASONS;
use crate::api::{self, Endpoint, IdKind, Meaning, StatusMeaning};
use crate::base::step::{Command, Step};

/// Something that can be explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// What it is: `API message`, `exit code`.
    pub kind: String,
    /// Its name.
    pub key: String,
    /// What it means, in plain words.
    pub meaning: String,
    /// What to do, in words.
    next: String,
    /// The operations to do it with.
    operations: Vec<&'static str>,
    /// The command to do it with, where that is no operation.
    command: Option<&'static str>,
    /// The kind of identifier that it is.
    id_kind: Option<&'static IdKind>,
}

/// Everything that can be explained.
pub fn all() -> Vec<Topic> {
    let mut all: Vec<Topic> = EXIT_CODES.iter().map(Topic::from).collect();
    all.extend(api::ID_KINDS.iter().map(Topic::from));
    all.extend(api::STATUSES.iter().map(Topic::from));
    all.extend(api::meanings().map(Topic::from));
    all.extend(REASONS.iter().map(Topic::from));
    all.extend(HTTP_STATUSES.iter().map(Topic::from));
    all.extend(OWN_WORDS.iter().map(Topic::from));
    all.extend(EFFECTS.iter().map(Topic::from));
    all
}

impl Topic {
    /// The next steps, each with a command as far as one does it; identifiers that fit take their place in it.
    pub fn steps(&self, objects: &[String]) -> Vec<Step> {
        if let Some(command) = self.command {
            let command = Command::new(command);
            return vec![if self.next.is_empty() {
                command.into()
            } else {
                command.why(self.next.clone())
            }];
        }
        let (mut steps, mut why) = (Vec::new(), self.next.trim_end_matches('.').to_owned());
        if let Some(id) =
            objects.iter().find(|id| self.id_kind.is_some() && IdKind::of(id) == self.id_kind)
        {
            steps.push(Command::new("show").arg(id).why("see it, and what can be done with it"));
            why = "or".to_owned();
        }
        for operation in &self.operations {
            let endpoint = api::endpoint(operation);
            let fits = |object: &&String| endpoint.is_some_and(|endpoint| endpoint.accepts(object));
            let object = objects.iter().find(fits).map(String::as_str);
            steps.push(api::suggested_command(operation, object).why(why));
            why = "or".to_owned();
        }
        if steps.is_empty() && !self.next.is_empty() {
            steps.push(self.next.as_str().into());
        }
        steps
    }
}

impl From<&Meaning> for Topic {
    fn from(message: &Meaning) -> Topic {
        let operations = if message.commands.is_empty() { message.look } else { message.commands };
        Topic {
            kind: "API message".to_owned(),
            key: message.key.to_owned(),
            meaning: message.meaning.to_owned(),
            // Which fields there are is all that can be looked up where no operation is meant.
            command: operations.is_empty().then_some("commands --json"),
            next: message.next.trim_end_matches('.').to_owned(),
            operations: operations.to_vec(),
            id_kind: None,
        }
    }
}

impl From<&StatusMeaning> for Topic {
    fn from(status: &StatusMeaning) -> Topic {
        Topic {
            kind: match status.of {
                "risk" => "risk of a credit check".to_owned(),
                "event" => "event of a reservation".to_owned(),
                of => format!("{of} status"),
            },
            key: status.word.to_owned(),
            meaning: status.meaning.to_owned(),
            next: status.next.to_owned(),
            operations: status.commands.to_vec(),
            command: None,
            id_kind: None,
        }
    }
}

impl From<&'static IdKind> for Topic {
    fn from(kind: &'static IdKind) -> Topic {
        Topic {
            kind: "identifier".to_owned(),
            key: kind.prefix.to_owned(),
            meaning: format!(
                "{} and digits is {}. {} It stands {}.",
                kind.prefix, kind.thing, kind.about, kind.found
            ),
            next: String::new(),
            operations: kind.commands.to_vec(),
            command: None,
            id_kind: Some(kind),
        }
    }
}

impl From<&Endpoint> for Topic {
    fn from(endpoint: &Endpoint) -> Topic {
        Topic {
            kind: "command".to_owned(),
            key: endpoint.command.to_owned(),
            meaning: format!("{}. {}", endpoint.about, endpoint.money),
            next: String::new(),
            operations: vec![endpoint.command],
            command: None,
            id_kind: None,
        }
    }
}

impl From<&OwnTopic> for Topic {
    fn from(own: &OwnTopic) -> Topic {
        Topic {
            kind: own.kind.to_owned(),
            key: own.key.to_owned(),
            meaning: own.meaning.to_owned(),
            next: own.next.to_owned(),
            operations: Vec::new(),
            command: Some(own.command).filter(|command| !command.is_empty()),
            id_kind: None,
        }
    }
}
