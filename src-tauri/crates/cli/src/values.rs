//! What may stand behind an argument of the command line, where clap has no word for it.

/// One page, or the first and the last of several.
pub(crate) fn pages(text: &str) -> Result<(u32, u32), String> {
    let number = |text: &str| text.trim().parse::<u32>().map_err(|error| error.to_string());
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (number(first)?, number(last)?);
    (first > 0 && first <= last)
        .then_some((first, last))
        .ok_or_else(|| "pages count from 1, the lower one first".to_owned())
}

/// At least one.
pub(crate) fn from_one() -> clap::builder::RangedI64ValueParser<u32> {
    clap::value_parser!(u32).range(1..)
}

/// Four numbers with commas between them.
pub(crate) fn tile(text: &str) -> Result<[u32; 4], String> {
    let numbers: Result<Vec<u32>, _> = text.split(',').map(|part| part.trim().parse::<u32>()).collect();
    let numbers = numbers.map_err(|error| error.to_string())?;
    numbers
        .try_into()
        .map_err(|_| "four numbers: x,y,width,height".to_owned())
}
