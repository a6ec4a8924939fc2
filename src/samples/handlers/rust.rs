use futures_util::{Stream, StreamExt};
use tokio_tungstenite::tungstenite::{Error, Message};

pub async fn listen(mut socket: impl Stream<Item = Result<Message, Error>> + Unpin, mut handle: impl FnMut(Message)) {
    // So they stay where no Close frame comes.
    let (mut code, mut reason) = (1006, String::new());
    while let Some(Ok(message)) = socket.next().await {
        match message {
            Message::Close(None) => code = 1005,
            Message::Close(Some(frame)) => (code, reason) = (frame.code.into(), frame.reason.to_string()),
            message => handle(message),
        }
    }
    eprintln!("WebSocket closed: {code} {reason:?} https://whyclosed.example/{code}");
}
