//! The least that a window of this kind can be: Tauri, its WebView, one page with a line of text and a field. The bench
//! holds Assay's window against it (`cargo xtask bench window`).

fn main() -> Result<(), tauri::Error> {
    let page = tauri::WebviewUrl::App("index.html".into());
    tauri::Builder::default()
        .setup(|app| {
            let window = tauri::WebviewWindowBuilder::new(app, "main", page);
            window.title("Empty").inner_size(1440.0, 900.0).build()?;
            Ok(())
        })
        .run(tauri::generate_context!("examples/empty/tauri.conf.json"))
}
