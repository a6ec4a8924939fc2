use std::time::Duration;

use futures_util::StreamExt;
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    WebSocketStream, accept_async,
    tungstenite::{Error, Message, protocol::CloseFrame},
};

const PATIENCE: Duration = Duration::from_secs(5);

pub struct User {
    pub may_read: bool,
}

/// Completes the handshake; gives the connection and its user if they may go on.
pub async fn welcome(
    stream: TcpStream,
    user_of: impl AsyncFn(&str) -> Option<User>,
) -> Result<Option<(WebSocketStream<TcpStream>, User)>, Error> {
    let mut socket = accept_async(stream).await?;
    let (code, reason) = match timeout(PATIENCE, socket.next()).await {
        Err(_) => (3008, "no token"),
        Ok(Some(Ok(Message::Text(token)))) => match user_of(&token).await {
            None => (3000, "token invalid"),
            Some(user) if !user.may_read => (3003, "not allowed"),
            Some(user) => return Ok(Some((socket, user))),
        },
        Ok(_) => (3000, "no token"),
    };
    let (code, reason) = (code.into(), reason.into());
    socket.close(Some(CloseFrame { code, reason })).await?;
    // Closing TCP with data unread could reset it, and the code would be lost: read on to the peer's answer.
    let _ = timeout(PATIENCE, async { while let Some(Ok(_)) = socket.next().await {} }).await;
    Ok(None)
}
