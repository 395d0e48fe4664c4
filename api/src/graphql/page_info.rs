//! Where a page lies.

use async_graphql::SimpleObject;

/// Where a page lies in its list.
#[derive(SimpleObject)]
pub(super) struct PageInfo {
    /// Whether something follows this page.
    pub has_next_page: bool,
    /// Whether something precedes this page.
    pub has_previous_page: bool,
    /// The cursor of what stands first; null on an empty page. Give it as `before` to page backward, where the list can.
    pub start_cursor: Option<String>,
    /// The cursor of what stands last; null on an empty page, except for events, which always say where to go on. Give it
    /// as `after` to page forward.
    pub end_cursor: Option<String>,
}
