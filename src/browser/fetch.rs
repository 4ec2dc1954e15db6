//! Texts of the page's own site, by their addresses. Knows no lesson.

use super::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Response, Url};

/// The longest text that is taken, in bytes.
const LONGEST: usize = 400_000;

/// Fetches a text, and tells it, or why there is none.
pub fn text(address: &str, tell: impl FnOnce(Result<String, String>) + 'static) {
    let address = address.to_owned();
    spawn_local(async move { tell(get(&address).await) });
}

async fn get(address: &str) -> Result<String, String> {
    let location = window().location();
    let here = location.href().unwrap_or_default();
    let url = Url::new_with_base(address, &here).map_err(|_| "expected an address, found something else".to_owned())?;
    if url.origin() != location.origin().unwrap_or_default() {
        return Err(format!("expected an address of this site, found one of {}", url.host()));
    }
    let unreachable = || "it cannot be reached (is the page offline?)".to_owned();
    let response = JsFuture::from(window().fetch_with_str(&url.href())).await.map_err(|_| unreachable())?;
    let response: Response = response.dyn_into().map_err(|_| unreachable())?;
    if !response.ok() {
        return Err(format!("the server answers {} {}", response.status(), response.status_text()).trim_end().to_owned());
    }
    let text = JsFuture::from(response.text().map_err(|_| unreachable())?).await.map_err(|_| unreachable())?;
    let text = text.as_string().unwrap_or_default();
    if text.len() > LONGEST {
        return Err(format!("expected at most {LONGEST} bytes, found {}", text.len()));
    }
    // Some servers answer every address with their first page.
    if text.trim_start().to_lowercase().starts_with("<!doctype") {
        return Err("expected a text, found a web page".to_owned());
    }
    Ok(text)
}
