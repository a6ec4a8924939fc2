use std::any::type_name_of_val;

use openssl::version::version;
use serde::Serialize;
use tokio_tungstenite::tungstenite::{Error, protocol::CloseFrame};

/// An error as the program got it.
#[derive(Serialize)]
pub struct Failure {
    r#type: String,
    message: String,
}

impl From<Error> for Failure {
    /// The type is the path of the variant, which is what a program matches.
    fn from(error: Error) -> Self {
        let debug = format!("{error:?}");
        let variant = debug
            .split(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or_default();
        Failure {
            r#type: format!("{}::{variant}", type_name_of_val(&error)),
            message: error.to_string(),
        }
    }
}

/// What a program was told about one connection.
#[derive(Default, Serialize)]
pub struct Report {
    events: Vec<&'static str>,
    code: Option<u16>,
    reason: Option<String>,
    error: Option<Failure>,
}

impl Report {
    pub fn tell(&mut self, event: &'static str) {
        self.events.push(event);
    }

    pub fn fail(&mut self, error: Error) {
        self.tell("error");
        self.error = Some(error.into());
    }

    /// A Close frame is handed to the program as a message, and that is the library's way to say "closed"; an empty one has no code.
    pub fn close(&mut self, frame: Option<CloseFrame>) {
        self.tell("close");
        if let Some(CloseFrame { code, reason }) = frame {
            self.code = Some(code.into());
            self.reason = Some(reason.to_string());
        }
    }
}

/// The first line.
#[derive(Serialize)]
pub struct Ready {
    ready: bool,
    version: &'static str,
    runtime: String,
}

impl Ready {
    pub fn new() -> Self {
        // "OpenSSL 3.0.19 27 Jan 2026"
        let [openssl, number, ..] = version().split(' ').collect::<Vec<_>>()[..] else {
            panic!("found the OpenSSL version {:?}", version());
        };
        Ready {
            ready: true,
            version: env!("LIBRARY_VERSION"),
            runtime: format!("Rust {}, {openssl} {number}", env!("RUST_VERSION")),
        }
    }
}

/// Prints one line of JSON.
pub fn emit(line: &impl Serialize) {
    println!("{}", serde_json::to_string(line).expect("a report is JSON"));
}
