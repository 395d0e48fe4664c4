use super::{tickets::Known, *};

mod tune;
