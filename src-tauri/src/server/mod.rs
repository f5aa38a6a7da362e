//! Evidence on the loopback interface, and the WebView's only proxy: whatever it asks for goes through here, and all but
//! evidence under this run's token is refused (DESIGN 4, SECURITY 5).
//!
//! *Invariants.* Only 127.0.0.1, a port of its own, and a token that nobody can guess in every path. A request for
//! another host, by another name or with another method ends in a refusal. Whole ranges are answered, as they are asked
//! (WebKitGTK gives up on shorter ones). What is sent can run nothing, load nothing and be read by nobody but the window.

mod guard;
mod range;
mod routes;
mod stream;

pub(crate) use routes::{Evidence, Served};

use axum::Router;
use axum::middleware::from_fn_with_state;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;

/// An open port, not yet served.
#[derive(Debug)]
pub(crate) struct Port {
    listener: TcpListener,
    address: SocketAddr,
}

impl Port {
    /// A free port on the loopback interface.
    pub(crate) fn open() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// The address as the WebView's proxy.
    pub(crate) fn proxy(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where evidence is found: `http://127.0.0.1:PORT/TOKEN`.
    pub(crate) fn base(&self, token: &str) -> String {
        format!("http://{}/{token}", self.address)
    }

    /// Serves `evidence` under `token` until the process ends.
    pub(crate) async fn serve<E: Evidence>(self, token: String, evidence: Arc<E>) -> io::Result<()> {
        let guarded = guard::Guard::new(self.address, token);
        // Around the routes, not among them: the guard takes the token out of the path before it is looked at.
        let app = Router::new().fallback_service(routes::of(evidence));
        let app = app.layer(from_fn_with_state(Arc::new(guarded), guard::refuse_others));
        let listener = tokio::net::TcpListener::from_std(self.listener)?;
        axum::serve(listener, app).await
    }
}

#[cfg(test)]
mod tests;
