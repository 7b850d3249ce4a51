//! What leaves the workbench beside the manifest itself.

/// The lines that a page needs, for a manifest with this file name.
pub fn embed_snippet(file: &str) -> String {
    format!(
        "<claim-labels manifest=\"{}\">\n  <article>… your own markup …</article>\n</claim-labels>\n\
         <script type=\"module\" src=\"/claim-labels/claim-labels.js\"></script>\n",
        escaped(file)
    )
}

/// The same with the manifest in the page itself, for pages that cannot serve a second file.
pub fn embed_page(manifest: &str) -> String {
    // Nothing in JSON can end the element but "</", which JSON may also spell "<\/".
    let manifest = manifest.replace("</", "<\\/");
    format!(
        "<claim-labels manifest=\"#claims\">\n  <article>… your own markup …</article>\n</claim-labels>\n\
         <script type=\"application/json\" id=\"claims\">\n{}\n</script>\n\
         <script type=\"module\" src=\"/claim-labels/claim-labels.js\"></script>\n",
        manifest.trim()
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}
