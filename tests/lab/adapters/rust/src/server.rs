use std::collections::BTreeMap;

use futures_util::{SinkExt, StreamExt};
use serde::Serialize;
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::{
    WebSocketStream, accept_hdr_async,
    tungstenite::{
        Error, Message,
        handshake::server::{ErrorResponse, Request, Response},
        http::{StatusCode, header::AUTHORIZATION},
        protocol::{Role, WebSocketConfig},
    },
};

use crate::report::{Ready, Report, emit};

#[derive(Serialize)]
struct ServerReady {
    #[serde(flatten)]
    ready: Ready,
    port: u16,
    unsupported: BTreeMap<&'static str, &'static str>,
}

/// The line for one connection. It is printed when dropped, so that a task that panics is reported as well.
#[derive(Default, Serialize)]
struct Served {
    path: String,
    #[serde(flatten)]
    report: Report,
}

impl Drop for Served {
    fn drop(&mut self) {
        emit(self);
    }
}

/// Serves on a free port of the loopback. Tokio handles no signal unless asked, and neither does this.
pub async fn run() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let port = listener.local_addr().expect("the port").port();
    emit(&ServerReady {
        ready: Ready::new(),
        port,
        unsupported: BTreeMap::from([("/heartbeat", "no-heartbeat")]),
    });
    loop {
        let (stream, _) = listener.accept().await.expect("a connection");
        tokio::spawn(async move {
            let mut served = Served::default();
            if let Err(error) = serve(stream, &mut served).await {
                served.report.fail(error);
            }
        });
    }
}

/// Answers messages as the path says until the stream of messages ends; an error of opening, reading or writing is returned.
async fn serve(stream: TcpStream, served: &mut Served) -> Result<(), Error> {
    let mut socket = accept(stream, &mut served.path).await?;
    served.report.tell("open");
    while let Some(message) = socket.next().await {
        match message? {
            message @ (Message::Text(_) | Message::Binary(_)) => {
                served.report.tell("message");
                match served.path.as_str() {
                    // The panic ends this task of Tokio, not the process.
                    "/throw" => panic!("the task of /throw panics"),
                    "/return" => return Ok(()),
                    _ => socket.send(message).await?,
                }
            }
            Message::Close(frame) => served.report.close(frame),
            // Ping and Pong are handed to the program too; they are not data, and the library has answered already.
            _ => {}
        }
    }
    Ok(())
}

async fn accept(stream: TcpStream, path: &mut String) -> Result<WebSocketStream<TcpStream>, Error> {
    #[allow(
        clippy::result_large_err,
        reason = "the library's callback returns this type"
    )]
    let check = |request: &Request, response: Response| {
        *path = request.uri().path().to_owned();
        if path == "/secret" && !request.headers().contains_key(AUTHORIZATION) {
            let mut refusal = ErrorResponse::default();
            *refusal.status_mut() = StatusCode::UNAUTHORIZED;
            return Err(refusal);
        }
        Ok(response)
    };
    let socket = accept_hdr_async(stream, check).await?;
    if path != "/limit" {
        return Ok(socket);
    }
    // The limit is set before the handshake, when the path is not known yet; so the open connection is wrapped anew.
    let config = WebSocketConfig::default().max_message_size(Some(1024));
    Ok(WebSocketStream::from_raw_socket(socket.into_inner(), Role::Server, Some(config)).await)
}
