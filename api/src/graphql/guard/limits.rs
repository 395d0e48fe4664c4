//! How much one document may ask for. The numbers are generous for people and tight for machines that mean harm: the
//! standard introspection query and every document of the web client stay far below each of them.

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Limit {
    /// The length of a document, in bytes. A ticket of the longest kind, written out in the document, fits in.
    Length,
    /// What of it stands outside of texts, in bytes: the parser reads blanks and comments several times over.
    Bare,
    /// The length of a name or a number.
    Word,
    /// The words, numbers, texts and signs of a document.
    Tokens,
    /// Brackets of any kind within brackets. The parser calls itself once for each.
    Nesting,
    /// The operations in a document.
    Operations,
    /// Fields, once every fragment stands where it is spread.
    Fields,
    /// Fields within fields. The standard introspection query has 15.
    Depth,
    /// Selections within selections: as the depth, but fragments count, too.
    Levels,
    /// Fields under a name of the caller's, once every fragment stands where it is spread.
    Aliases,
    /// Directives, once every fragment stands where it is spread.
    Directives,
    /// The arguments of one field or one directive.
    Arguments,
    /// Variables that a document declares.
    Variables,
    /// The values in the variables of a request, each value of a list and of an object counted.
    Values,
    /// Lists and objects within one another in the variables of a request.
    ValueDepth,
    /// Lists of fields, interfaces or types within one another in a question about the schema.
    Introspection,
}

impl Limit {
    /// The most that is allowed.
    pub(super) const fn most(self) -> usize {
        match self {
            Self::Length => 128 * 1_024,
            Self::Bare => 48 * 1_024,
            Self::Word => 256,
            Self::Tokens => 4_000,
            Self::Nesting | Self::Variables => 64,
            Self::Operations => 32,
            Self::Fields => 2_000,
            Self::Depth => 20,
            Self::Levels => 32,
            Self::Aliases | Self::Directives => 200,
            Self::Arguments => 16,
            Self::Values => 10_000,
            Self::ValueDepth => 24,
            Self::Introspection => 2,
        }
    }

    /// Its name for programs, in `extensions.limit`.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Bare => "bare",
            Self::Word => "word",
            Self::Tokens => "tokens",
            Self::Nesting => "nesting",
            Self::Operations => "operations",
            Self::Fields => "fields",
            Self::Depth => "depth",
            Self::Levels => "levels",
            Self::Aliases => "aliases",
            Self::Directives => "directives",
            Self::Arguments => "arguments",
            Self::Variables => "variables",
            Self::Values => "values",
            Self::ValueDepth => "valueDepth",
            Self::Introspection => "introspection",
        }
    }

    /// What is counted, for people: "The document has 201 …".
    pub(super) const fn counted(self) -> &'static str {
        match self {
            Self::Length => "The document has {} bytes",
            Self::Bare => "Outside of its texts the document has {} bytes",
            Self::Word => "A name or a number in the document has {} characters",
            Self::Tokens => "The document has {} tokens",
            Self::Nesting => "Brackets in the document are nested {} deep",
            Self::Operations => "The document has {} operations",
            Self::Fields => "With its fragments spread, the document has {} fields",
            Self::Depth => "The fields of the document are nested {} deep",
            Self::Levels => "The selections of the document, fragments included, are nested {} deep",
            Self::Aliases => "With its fragments spread, the document has {} aliases",
            Self::Directives => "With its fragments spread, the document has {} directives",
            Self::Arguments => "A field or a directive of the document has {} arguments",
            Self::Variables => "The document declares {} variables",
            Self::Values => "The variables hold {} values",
            Self::ValueDepth => "Lists and objects in the variables are nested {} deep",
            Self::Introspection => {
                "Lists of `fields`, `inputFields`, `interfaces` and `possibleTypes` are nested {} deep"
            }
        }
    }
}
