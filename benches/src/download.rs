//! What a first visit downloads: every file of the built page that the browser asks for, as it is and as hosts compress it.

use crate::table;
use e2e::{Stage, dist};
use std::collections::BTreeSet;
use std::io::Write;

/// Opens the page and weighs what it fetched.
pub fn print() {
    let stage = Stage::new();
    stage.open("").part("heading", "Loopscope").should_be_there();
    let asked: BTreeSet<String> =
        stage.server().asked().into_iter().map(|path| if path.is_empty() { "index.html".into() } else { path }).collect();

    let mut sum = [0; 3];
    let mut rows = Vec::new();
    for path in asked {
        let Ok(bytes) = std::fs::read(dist().join(&path)) else { continue };
        let weights = [bytes.len(), gzip(&bytes), brotli(&bytes)];
        sum = std::array::from_fn(|index| sum[index] + weights[index]);
        rows.push(row(&path, weights));
    }
    rows.push(row("in all", sum));
    table::print("What a first visit downloads, in KB (1 KB = 1,000 bytes)", &["file", "raw", "gzip -9", "brotli 11"], &rows);
}

fn row(name: &str, weights: [usize; 3]) -> Vec<String> {
    std::iter::once(name.to_string()).chain(weights.map(|bytes| format!("{:.1}", bytes as f64 / 1000.0))).collect()
}

fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_or(0, |packed| packed.len())
}

fn brotli(bytes: &[u8]) -> usize {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters).map_or(0, |_| packed.len())
}
