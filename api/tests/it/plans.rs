//! Lists, searches and statistics are served by indexes.
