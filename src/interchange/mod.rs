//! Manifests for other programs and from them: W3C Web Annotations both ways, schema.org one way, and what readers get.
//!
//! Everything works on JSON values, so nothing that a manifest says is lost on the way through types that do not know it.
//! Both take manifests in which [`crate::manifest::read`] found no errors.

mod fields;
pub mod publish;
pub mod schema_org;
pub mod w3c;
