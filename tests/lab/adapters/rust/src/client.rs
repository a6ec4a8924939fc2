use std::{env, fs};

use futures_util::{SinkExt, StreamExt};
use native_tls::{Certificate, TlsConnector};
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncBufReadExt, BufReader, stdin};
use tokio_tungstenite::{
    Connector, connect_async_tls_with_config,
    tungstenite::{
        ClientRequestBuilder, Error, Message,
        protocol::{CloseFrame, WebSocketConfig},
    },
};

use crate::report::{Failure, Ready, Report, emit};

/// What the client is told to do.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Task {
    run: u64,
    url: String,
    act: String,
    #[serde(default)]
    protocols: Vec<String>,
    code: Option<u16>,
    #[serde(default)]
    reason: String,
    max_message: Option<usize>,
    heartbeat: Option<u64>,
}

/// The answer to a task.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    run: u64,
    #[serde(flatten)]
    report: Report,
    /// The library does not have the notion.
    was_clean: Option<bool>,
    thrown: Option<Failure>,
    console: [String; 0],
}

/// The answer to a task that the library has no way to do.
#[derive(Serialize)]
struct Unsupported {
    run: u64,
    unsupported: &'static str,
}

fn why_not(task: &Task) -> Option<&'static str> {
    match task.act.as_str() {
        "navigate" | "reload" | "close-tab" => Some("no-page"),
        // Dropping the future of the connection ends it, and tells the program nothing.
        "close-connecting" => Some("no-connecting-close"),
        // Ping is a message that the program sends; when, and what a missing Pong means, is left to it.
        _ if task.heartbeat.is_some() => Some("no-heartbeat"),
        _ => None,
    }
}

/// Does the tasks on stdin, each in a task of Tokio, until stdin ends.
pub async fn run() {
    let connector = connector();
    emit(&Ready::new());
    let mut lines = BufReader::new(stdin()).lines();
    while let Some(line) = lines.next_line().await.expect("a line on stdin") {
        let task: Task = serde_json::from_str(&line).expect("a task in JSON");
        let connector = connector.clone();
        tokio::spawn(async move {
            match why_not(&task) {
                Some(unsupported) => emit(&Unsupported {
                    run: task.run,
                    unsupported,
                }),
                None => emit(&answer(task, connector).await),
            }
        });
    }
}

async fn answer(task: Task, connector: Option<Connector>) -> Answer {
    let mut answer = Answer {
        run: task.run,
        report: Report::default(),
        was_clean: None,
        thrown: None,
        console: [],
    };
    if let Err(error) = converse(task, connector, &mut answer).await {
        answer.report.fail(error);
    }
    answer
}

/// Reads until the stream of messages ends; an error of opening or reading is returned.
async fn converse(
    task: Task,
    connector: Option<Connector>,
    answer: &mut Answer,
) -> Result<(), Error> {
    let mut request = ClientRequestBuilder::new(task.url.parse()?);
    for protocol in task.protocols {
        request = request.with_sub_protocol(protocol);
    }
    let config = task
        .max_message
        .map(|bytes| WebSocketConfig::default().max_message_size(Some(bytes)));
    let (mut socket, _) = connect_async_tls_with_config(request, config, false, connector).await?;
    answer.report.tell("open");

    let acted = match task.act.as_str() {
        "send" => socket.send(Message::text("hello")).await,
        "close" => {
            let frame = task.code.map(|code| CloseFrame {
                code: code.into(),
                reason: task.reason.into(),
            });
            socket.close(frame).await
        }
        _ => Ok(()),
    };
    answer.thrown = acted.err().map(Failure::from);

    while let Some(message) = socket.next().await {
        match message? {
            Message::Text(_) | Message::Binary(_) => answer.report.tell("message"),
            Message::Close(frame) => answer.report.close(frame),
            // Ping and Pong are handed to the program too; they are not data, and the library has answered already.
            _ => {}
        }
    }
    Ok(())
}

/// Trusts the CA in the file LAB_CA beside the system's; none, which is the default, without LAB_CA.
fn connector() -> Option<Connector> {
    let pem = fs::read(env::var_os("LAB_CA")?).expect("the file LAB_CA");
    let certificate = Certificate::from_pem(&pem).expect("a certificate in LAB_CA");
    let tls = TlsConnector::builder()
        .add_root_certificate(certificate)
        .build();
    Some(Connector::NativeTls(tls.expect("a TLS connector")))
}
