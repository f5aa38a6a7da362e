//! What can be asked for. Everything is named by submission and artifact, nothing by a path.

use super::range::{Asked, asked};
use super::stream;
use assay_app::viewing::ReadSeek;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;

/// Where the evidence comes from. All methods block and are called off the runtime's own threads.
pub(crate) trait Evidence: Send + Sync + 'static {
    /// The bytes of an artifact, how many there are, and their media type; `None` where there is no such artifact.
    fn artifact(&self, submission: &str, artifact: &str) -> Option<Served>;
    /// A picture in it as a JPEG, its longer edge at most so many pixels; the page counts from 1.
    fn picture(&self, submission: &str, artifact: &str, page: u32, long_edge_px: u32) -> Option<Vec<u8>>;
    /// A page of it as a JPEG so many pixels wide; pages count from 1.
    fn page(&self, submission: &str, artifact: &str, page: u32, width_px: u32) -> Option<Vec<u8>>;
    /// Its waveform: audiowaveform .dat version 2.
    fn waveform(&self, submission: &str, artifact: &str) -> Option<Vec<u8>>;
}

/// An artifact's bytes, as they are played.
pub(crate) struct Served {
    /// To be read from any place.
    pub(crate) bytes: Box<dyn ReadSeek>,
    /// How many.
    pub(crate) length: u64,
    /// The type that was found by content; never what a name says.
    pub(crate) media_type: String,
}

/// Wider or longer than this is never drawn.
const LARGEST_PX: u32 = 8_192;

pub(super) fn of<E: Evidence>(evidence: Arc<E>) -> Router {
    Router::new()
        .route("/artifact/{submission}/{artifact}", get(artifact::<E>))
        .route("/picture/{submission}/{artifact}/{page}/{edge}", get(picture::<E>))
        .route("/page/{submission}/{artifact}/{page}/{width}", get(page::<E>))
        .route("/waveform/{submission}/{artifact}", get(waveform::<E>))
        .with_state(evidence)
}

async fn artifact<E: Evidence>(
    State(evidence): State<Arc<E>>,
    Path((submission, artifact)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let Some(served) = off_the_runtime(move || evidence.artifact(&submission, &artifact)).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let range = headers.get(header::RANGE).and_then(|range| range.to_str().ok());
    let whole = served.length;
    let (status, first, length) = match asked(range, whole) {
        Asked::Nothing => {
            let range = [(header::CONTENT_RANGE, format!("bytes */{whole}"))];
            return (StatusCode::RANGE_NOT_SATISFIABLE, range).into_response();
        }
        Asked::Whole => (StatusCode::OK, 0, whole),
        Asked::Part(first, last) => (StatusCode::PARTIAL_CONTENT, first, last - first + 1),
    };
    let mut answer = (status, stream::body(served.bytes, first, length)).into_response();
    let headers = answer.headers_mut();
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    if let Ok(media_type) = HeaderValue::from_str(&served.media_type) {
        headers.insert(header::CONTENT_TYPE, media_type);
    }
    if status == StatusCode::PARTIAL_CONTENT
        && let Ok(range) = HeaderValue::from_str(&format!("bytes {first}-{}/{whole}", first + length - 1))
    {
        headers.insert(header::CONTENT_RANGE, range);
    }
    answer
}

async fn picture<E: Evidence>(
    State(evidence): State<Arc<E>>,
    Path((submission, artifact, page, edge)): Path<(String, String, u32, u32)>,
) -> Response {
    let edge = edge.clamp(1, LARGEST_PX);
    let made = off_the_runtime(move || evidence.picture(&submission, &artifact, page, edge)).await;
    made_of("image/jpeg", made)
}

async fn page<E: Evidence>(
    State(evidence): State<Arc<E>>,
    Path((submission, artifact, page, width)): Path<(String, String, u32, u32)>,
) -> Response {
    let width = width.clamp(1, LARGEST_PX);
    let made = off_the_runtime(move || evidence.page(&submission, &artifact, page, width)).await;
    made_of("image/jpeg", made)
}

async fn waveform<E: Evidence>(
    State(evidence): State<Arc<E>>,
    Path((submission, artifact)): Path<(String, String)>,
) -> Response {
    let made = off_the_runtime(move || evidence.waveform(&submission, &artifact)).await;
    made_of("application/octet-stream", made)
}

fn made_of(media_type: &'static str, made: Option<Vec<u8>>) -> Response {
    match made {
        Some(bytes) => ([(header::CONTENT_TYPE, media_type)], Body::from(bytes)).into_response(),
        // Why not is told by the command that asks for the same thing; an element can only be told that there is nothing.
        None => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
    }
}

async fn off_the_runtime<T: Send + 'static>(work: impl FnOnce() -> Option<T> + Send + 'static) -> Option<T> {
    tauri::async_runtime::spawn_blocking(work).await.ok().flatten()
}
