//! Reading order: from words to regions that are read line by line, one after the other.
//!
//! Words are gathered into bands, from the top of the page down. Bands that leave the same strip free stand in columns
//! as long as they do. Columns of prose are read one after the other. Rows of a table with rules are read cell by cell,
//! and everything else row by row: lists with their marks, tables without rules, headers. The order of drawing plays no
//! part in it.

use super::words::{Level, Word};

/// Columns within columns are followed so deep.
const DEEPEST: usize = 6;
/// The narrowest strip between columns, in type sizes.
const GUTTER: f64 = 0.9;
/// A strip beside only two bands has to be wider.
const GUTTER_OF_TWO: f64 = 1.5;
/// Words in the middle line of a column of prose.
const PROSE: usize = 3;
/// A column narrower than this, in type sizes, holds marks or numbers.
const MARKS: f64 = 3.0;

/// Words that share some height on the page.
struct Band {
    words: Vec<usize>,
    top: f64,
    bottom: f64,
}

/// A free strip between columns: from, to.
type Strip = (f64, f64);

/// What the regions are found in.
pub(super) struct Order<'a> {
    pub(super) words: &'a [Word],
    pub(super) rules: &'a [Level],
}

impl Order<'_> {
    /// The regions of the page in reading order: indices of words, to be read line by line.
    pub(super) fn regions(&self) -> Vec<Vec<usize>> {
        let mut regions = Vec::new();
        self.divide((0..self.words.len()).collect(), 0, &mut regions);
        regions
    }

    fn divide(&self, words: Vec<usize>, depth: usize, regions: &mut Vec<Vec<usize>>) {
        let size = self.middle_size(&words);
        let bands = self.bands(words);
        let (mut at, mut plain) = (0, Vec::new());
        while at < bands.len() {
            let group = if depth < DEEPEST {
                self.group(&bands, at, size)
            } else {
                None
            };
            let Some((end, strips)) = group else {
                plain.extend(bands.get(at).into_iter().flat_map(|band| &band.words));
                at += 1;
                continue;
            };
            let members: Vec<usize> = words_of(&bands, at, end);
            match self.arranged(&members, &strips, size) {
                Arranged::Rows => plain.extend(members),
                Arranged::Columns(columns) => {
                    push(regions, &mut plain);
                    columns
                        .into_iter()
                        .for_each(|column| self.divide(column, depth + 1, regions));
                }
                Arranged::Ruled(rows) => {
                    push(regions, &mut plain);
                    for row in rows {
                        row.into_iter().for_each(|cell| push(regions, &mut { cell }));
                    }
                }
            }
            at = end;
        }
        push(regions, &mut plain);
    }

    /// The longest run of bands from `at` on that leaves a strip free, and the strips.
    fn group(&self, bands: &[Band], at: usize, size: f64) -> Option<(usize, Vec<Strip>)> {
        let first = bands.get(at)?;
        let mut strips = self.inner(&first.words, size * GUTTER);
        let mut end = at + 1;
        while let Some(band) = bands.get(end).filter(|_| !strips.is_empty()) {
            let left = self.narrowed(&strips, &band.words, size * GUTTER);
            if left.is_empty() {
                break;
            }
            strips = left;
            end += 1;
        }
        let end = self.trimmed(bands, (at, end), &strips, size);
        let &(from, to) = strips.first()?;
        let beside = bands
            .get(at..end)?
            .iter()
            .filter(|band| self.both_sides(band, (from, to)))
            .count();
        let enough = beside > 2 || (beside == 2 && to - from > size * GUTTER_OF_TWO);
        enough.then_some((end, strips))
    }

    /// Bands at the end that stand on the left only and apart from the others are no part of the columns.
    fn trimmed(&self, bands: &[Band], (at, mut end): (usize, usize), strips: &[Strip], size: f64) -> usize {
        let Some(strip) = strips.first() else { return end };
        let mut cut = end;
        while end > at + 1 {
            let (Some(band), Some(above)) = (bands.get(end - 1), bands.get(end - 2)) else {
                break;
            };
            if self.both_sides(band, *strip) || self.right_only(band, *strip) {
                break;
            }
            end -= 1;
            if band.top - above.bottom > size * 1.4 {
                cut = end;
            }
        }
        cut
    }

    fn both_sides(&self, band: &Band, (from, to): Strip) -> bool {
        let left = self.of(&band.words).any(|word| word.right <= from);
        left && self.of(&band.words).any(|word| word.left >= to)
    }

    fn right_only(&self, band: &Band, (_, to): Strip) -> bool {
        self.of(&band.words).all(|word| word.left >= to)
    }

    /// The free strips between the words of one band.
    fn inner(&self, words: &[usize], narrowest: f64) -> Vec<Strip> {
        let covered = self.covered(words);
        let pairs = covered.windows(2).filter_map(|pair| match pair {
            [(_, from), (to, _)] => Some((*from, *to)),
            _ => None,
        });
        pairs.filter(|(from, to)| to - from >= narrowest).collect()
    }

    /// What the words of a further band leave of the strips.
    fn narrowed(&self, strips: &[Strip], words: &[usize], narrowest: f64) -> Vec<Strip> {
        let covered = self.covered(words);
        let mut left = Vec::new();
        for &(from, to) in strips {
            let mut start = from;
            for &(a, b) in covered.iter().filter(|(a, b)| *a < to && *b > from) {
                left.push((start, a));
                start = start.max(b);
            }
            left.push((start, to));
        }
        left.retain(|(from, to)| to - from >= narrowest);
        left
    }

    /// What words cover along the line: spans that do not touch.
    fn covered(&self, words: &[usize]) -> Vec<Strip> {
        let mut spans: Vec<Strip> = self.of(words).map(|word| (word.left, word.right)).collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut covered: Vec<Strip> = Vec::new();
        for (from, to) in spans {
            match covered.last_mut() {
                Some((_, end)) if from <= *end => *end = end.max(to),
                _ => covered.push((from, to)),
            }
        }
        covered
    }

    /// Bands from the top down. A word counts from the height of its small letters to its baseline, so that lines set
    /// tightly stay apart.
    fn bands(&self, words: Vec<usize>) -> Vec<Band> {
        let mut placed: Vec<(f64, f64, usize)> = words
            .into_iter()
            .filter_map(|index| {
                self.words
                    .get(index)
                    .map(|word| (word.base - word.size * 0.5, word.base, index))
            })
            .collect();
        placed.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut bands: Vec<Band> = Vec::new();
        for (top, bottom, index) in placed {
            match bands.last_mut() {
                Some(band) if top < band.bottom => {
                    band.words.push(index);
                    band.bottom = band.bottom.max(bottom);
                }
                _ => bands.push(Band {
                    words: vec![index],
                    top,
                    bottom,
                }),
            }
        }
        bands
    }

    fn middle_size(&self, words: &[usize]) -> f64 {
        let mut sizes: Vec<f64> = self.of(words).map(|word| word.size).collect();
        sizes.sort_by(f64::total_cmp);
        sizes.get(sizes.len() / 2).copied().unwrap_or(1.0)
    }

    fn of<'s>(&'s self, words: &'s [usize]) -> impl Iterator<Item = &'s Word> {
        words.iter().filter_map(|index| self.words.get(*index))
    }
}

/// How words beside free strips are read.
enum Arranged {
    /// Row by row.
    Rows,
    /// One column after the other.
    Columns(Vec<Vec<usize>>),
    /// Row by row between rules, and in each cell by cell.
    Ruled(Vec<Vec<Vec<usize>>>),
}

impl Order<'_> {
    fn arranged(&self, words: &[usize], strips: &[Strip], size: f64) -> Arranged {
        let columns = self.columns(words, strips);
        if let Some(rows) = self.ruled(words, strips) {
            return Arranged::Ruled(rows);
        }
        let columns = self.with_marks_joined(columns, size);
        if columns.len() > 1 && columns.iter().all(|column| self.is_prose(column)) {
            Arranged::Columns(columns)
        } else {
            Arranged::Rows
        }
    }

    fn columns(&self, words: &[usize], strips: &[Strip]) -> Vec<Vec<usize>> {
        let mut columns = vec![Vec::new(); strips.len() + 1];
        for index in words {
            let Some(word) = self.words.get(*index) else { continue };
            let middle = f64::midpoint(word.left, word.right);
            let column = strips
                .iter()
                .filter(|(from, to)| middle > f64::midpoint(*from, *to))
                .count();
            columns
                .iter_mut()
                .skip(column)
                .take(1)
                .for_each(|column| column.push(*index));
        }
        columns.retain(|column| !column.is_empty());
        columns
    }

    /// A column of bullets or numbers belongs to the column behind it.
    fn with_marks_joined(&self, columns: Vec<Vec<usize>>, size: f64) -> Vec<Vec<usize>> {
        let mut joined: Vec<Vec<usize>> = Vec::new();
        let mut marks: Vec<usize> = Vec::new();
        for column in columns {
            let width = self.covered(&column);
            let from = width.first().map_or(0.0, |span| span.0);
            let to = width.last().map_or(0.0, |span| span.1);
            if to - from < size * MARKS {
                marks.extend(column);
            } else {
                joined.push(std::mem::take(&mut marks).into_iter().chain(column).collect());
            }
        }
        match joined.last_mut() {
            Some(last) => last.extend(marks),
            None => joined.push(marks),
        }
        joined
    }

    /// Whether the middle one of its lines has a few words.
    fn is_prose(&self, column: &[usize]) -> bool {
        let mut counts: Vec<usize> = self
            .bands(column.to_vec())
            .iter()
            .map(|band| band.words.len())
            .collect();
        counts.sort_unstable();
        counts.get(counts.len() / 2).is_some_and(|count| *count >= PROSE)
    }

    /// Rows between rules that run through all columns, cell by cell; `None` where there is no such rule between words.
    fn ruled(&self, words: &[usize], strips: &[Strip]) -> Option<Vec<Vec<Vec<usize>>>> {
        let covered = self.covered(words);
        let (left, right) = (covered.first()?.0, covered.last()?.1);
        let lines = self.through(left, right);
        let mut rows: Vec<Vec<usize>> = vec![Vec::new(); lines.len() + 1];
        for index in words {
            let Some(word) = self.words.get(*index) else { continue };
            let middle = word.base - word.size * 0.3;
            let row = lines.iter().filter(|line| **line < middle).count();
            rows.iter_mut().skip(row).take(1).for_each(|row| row.push(*index));
        }
        rows.retain(|row| !row.is_empty());
        (rows.len() > 1).then(|| rows.iter().map(|row| self.columns(row, strips)).collect())
    }

    /// Where rules run through most of the way from `left` to `right`, from the top down; pieces of a rule count together.
    fn through(&self, left: f64, right: f64) -> Vec<f64> {
        let mut rules: Vec<&Level> = self
            .rules
            .iter()
            .filter(|rule| rule.right > left && rule.left < right)
            .collect();
        rules.sort_by(|a, b| a.height.total_cmp(&b.height));
        let mut lines: Vec<(f64, Vec<Strip>)> = Vec::new();
        for rule in rules {
            let piece = (rule.left.max(left), rule.right.min(right));
            match lines.last_mut() {
                Some((height, pieces)) if rule.height - *height < 2.0 => pieces.push(piece),
                _ => lines.push((rule.height, vec![piece])),
            }
        }
        let long = |pieces: &mut Vec<Strip>| {
            pieces.sort_by(|a, b| a.0.total_cmp(&b.0));
            let (mut sum, mut end) = (0.0, f64::MIN);
            for (from, to) in pieces.iter() {
                sum += (to - from.max(end)).max(0.0);
                end = end.max(*to);
            }
            sum > (right - left) * 0.75
        };
        lines
            .iter_mut()
            .filter_map(|(height, pieces)| long(pieces).then_some(*height))
            .collect()
    }
}

fn words_of(bands: &[Band], from: usize, to: usize) -> Vec<usize> {
    let bands = bands.get(from..to).unwrap_or_default();
    bands.iter().flat_map(|band| band.words.iter().copied()).collect()
}

fn push(regions: &mut Vec<Vec<usize>>, words: &mut Vec<usize>) {
    if !words.is_empty() {
        regions.push(std::mem::take(words));
    }
}
