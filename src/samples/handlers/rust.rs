use futures_util::{Stream, StreamExt};
use tokio_tungstenite::tungstenite::{Error, Message};

pub async fn listen<S>(mut socket: S, mut handle: impl FnMut(Message))
where
    S: Stream<Item = Result<Message, Error>> + Unpin,
{
    // So they stay where no Close frame comes.
    let (mut code, mut reason) = (1006, String::new());
    while let Some(next) = socket.next().await {
        match next {
            Ok(Message::Close(None)) => code = 1005,
            Ok(Message::Close(Some(frame))) => (code, reason) = (frame.code.into(), frame.reason.to_string()),
            Ok(message) => handle(message),
            Err(error) => eprintln!("{error}"),
        }
    }
    eprintln!("WebSocket closed: {code} {reason:?} https://whyclosed.example/{code}");
}
