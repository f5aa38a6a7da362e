//! Who may ask, and what every answer says.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::SocketAddr;
use std::sync::Arc;

/// The one page that may read an answer.
#[cfg(not(windows))]
const ORIGIN: &str = "tauri://localhost";
#[cfg(windows)]
const ORIGIN: &str = "http://tauri.localhost";

/// What evidence may do in the window: nothing (SECURITY 5, point 4).
const POLICY: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// The address and the token of this run.
#[derive(Debug)]
pub(super) struct Guard {
    host: String,
    token: String,
}

impl Guard {
    pub(super) fn new(address: SocketAddr, token: String) -> Self {
        let host = address.to_string();
        Self { host, token }
    }

    /// The path behind the token, where the request may be answered at all.
    fn admits(&self, request: &Request) -> Result<Uri, StatusCode> {
        let method = request.method();
        if ![Method::GET, Method::HEAD, Method::OPTIONS].contains(method) {
            return Err(StatusCode::FORBIDDEN);
        }
        let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
        let asked = request.uri().authority().map(axum::http::uri::Authority::as_str);
        if host != Some(&self.host) || asked.is_some_and(|asked| asked != self.host) {
            return Err(StatusCode::FORBIDDEN);
        }
        let path = request.uri().path().strip_prefix('/').unwrap_or_default();
        let (token, rest) = path.split_once('/').unwrap_or((path, ""));
        if !same(token.as_bytes(), self.token.as_bytes()) {
            return Err(StatusCode::NOT_FOUND);
        }
        format!("/{rest}").parse().map_err(|_| StatusCode::NOT_FOUND)
    }
}

/// Refuses whatever is not this run's window asking for evidence, and seals every answer.
pub(super) async fn refuse_others(State(guard): State<Arc<Guard>>, mut request: Request, next: Next) -> Response {
    let answer = match guard.admits(&request) {
        Err(status) => status.into_response(),
        Ok(_) if request.method() == Method::OPTIONS => StatusCode::NO_CONTENT.into_response(),
        Ok(uri) => {
            *request.uri_mut() = uri;
            next.run(request).await
        }
    };
    sealed(answer)
}

fn sealed(mut answer: Response) -> Response {
    let headers = answer.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, ORIGIN),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "range"),
        (header::ACCESS_CONTROL_EXPOSE_HEADERS, "content-length, content-range"),
        (header::VARY, "origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // What children are seen in leaves no copy behind: it is asked for again.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// Compares without telling by its time how much was right.
fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}
