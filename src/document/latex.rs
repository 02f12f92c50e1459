//! LaTeX, as the text that is set.

use std::ops::Range;

use unicode_normalization::char::compose;

use super::ahead::Ahead;
use super::draft::Writer;
use super::sheet::{self, Sheet};
use super::{OmissionReason, Page};

/// Environments whose content is no prose, with what it is; a star may follow the name.
const CLOSED: [(&str, OmissionReason); 24] = [
    ("equation", OmissionReason::Math),
    ("align", OmissionReason::Math),
    ("alignat", OmissionReason::Math),
    ("flalign", OmissionReason::Math),
    ("gather", OmissionReason::Math),
    ("multline", OmissionReason::Math),
    ("eqnarray", OmissionReason::Math),
    ("displaymath", OmissionReason::Math),
    ("math", OmissionReason::Math),
    ("verbatim", OmissionReason::Code),
    ("Verbatim", OmissionReason::Code),
    ("lstlisting", OmissionReason::Code),
    ("minted", OmissionReason::Code),
    ("Highlighting", OmissionReason::Code),
    ("algorithm", OmissionReason::Code),
    ("algorithmic", OmissionReason::Code),
    ("tikzpicture", OmissionReason::Image),
    ("picture", OmissionReason::Image),
    ("pgfpicture", OmissionReason::Image),
    ("filecontents", OmissionReason::Code),
    ("thebibliography", OmissionReason::BackMatter),
    ("comment", OmissionReason::Markup),
    ("luacode", OmissionReason::Code),
    ("CSLReferences", OmissionReason::BackMatter),
];
/// Environments whose arguments are text.
const TITLED: &str = " frame block alertblock exampleblock theorem lemma definition proposition corollary proof example remark ";
/// Commands whose arguments are no text.
const SILENT: &str = " documentclass usepackage RequirePackage PassOptionsToPackage label ref eqref pageref nameref autoref cref Cref vref includegraphics input include includeonly subfile bibliography bibliographystyle addbibresource printbibliography vspace hspace setlength addtolength setcounter addtocounter newcounter pagestyle thispagestyle pagenumbering fontsize color pagecolor definecolor hypersetup newcommand renewcommand providecommand newenvironment renewenvironment newtheorem theoremstyle DeclareMathOperator def let graphicspath geometry setbeamertemplate setbeamercolor setbeamerfont usetheme usecolortheme usefonttheme useinnertheme index glossary gls url email nolinkurl path author date institute affiliation affil address thanks orcid rule linespread setmainfont setCJKmainfont setsansfont ctexset lstset tikzset captionsetup titleformat titlespacing fancyhead fancyfoot fancyhf markboth markright addcontentsline ensuremath lstinputlisting inputminted phantomsection hypertarget ";
/// Commands whose first arguments are no text, with how many.
const FIRST_SILENT: [(&str, usize); 13] = [
    ("href", 1),
    ("textcolor", 1),
    ("colorbox", 1),
    ("fcolorbox", 2),
    ("multicolumn", 2),
    ("multirow", 2),
    ("parbox", 1),
    ("raisebox", 1),
    ("resizebox", 2),
    ("scalebox", 1),
    ("foreignlanguage", 1),
    ("hyperlink", 1),
    ("begin", 1),
];
/// Commands that are headings, the highest first.
const HEADINGS: [&str; 8] = [
    "title",
    "part",
    "chapter",
    "section",
    "subsection",
    "subsubsection",
    "paragraph",
    "frametitle",
];
/// Commands that set off their argument.
const EMPHASIS: &str = " emph textbf textit textsl underline alert uline ";
/// Commands before which and behind which there is another text.
const APART: &str = " caption footnote item par newpage clearpage centering maketitle tableofcontents hline toprule midrule bottomrule and quad qquad ";
/// Longer arguments that are no text are taken for text.
const LONGEST_ARGUMENT: usize = 2000;

/// Whether a text is LaTeX: it says what document it is, or where it begins.
pub(super) fn is_latex(text: &str) -> bool {
    const SAMPLE_LINES: usize = 400;
    let begins =
        |line: &str| line.starts_with("\\documentclass") || line.starts_with("\\begin{document}");
    text.lines().take(SAMPLE_LINES).any(begins)
}

/// Reads LaTeX from the offset `from` on.
pub(super) fn read(source: &str, from: usize) -> Page {
    let body = source[from..].find("\\begin{document}").map(|at| from + at);
    let mut pass = Pass { sheet: Sheet::new(source), ahead: Ahead::default(), groups: Vec::new() };
    let mut at = from;
    if let Some(body) = body {
        let title = source[from..body].find("\\title").map(|at| from + at);
        pass.leave_out(from..title.unwrap_or(body));
        if let Some(title) = title {
            at = pass.title(title, body);
            pass.leave_out(at..body);
        }
        at = body;
    }
    let end = source[at..].find("\\end{document}").map_or(source.len(), |n| at + n);
    pass.marks(at..end);
    pass.leave_out(end..source.len());
    let sheet = pass.sheet;
    let mut writer = Writer::new(&sheet.links);
    let mut blank = false;
    for (i, c) in sheet.text()[from..].char_indices() {
        if c == '\n' && blank {
            writer.end_block();
        }
        blank = c == '\n' || blank && c.is_whitespace();
        writer.character(c, from + i);
    }
    let drafts = writer.finish();
    Page { drafts, omitted: sheet.omitted, images: sheet.images, ..Page::default() }
}

struct Pass<'a> {
    sheet: Sheet<'a>,
    ahead: Ahead,
    /// What the closing brace of each open group does.
    groups: Vec<u8>,
}

impl<'a> Pass<'a> {
    /// Treats the marks that begin in the range.
    fn marks(&mut self, range: Range<usize>) {
        let mut at = range.start;
        let special = ['\\', '$', '%', '{', '}', '~', '&', '`', '\''];
        while let Some(n) = self.sheet.source.get(at..range.end).and_then(|rest| rest.find(special))
        {
            at += n;
            at = self.mark(at).max(at + 1);
        }
    }

    fn leave_out(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.sheet.blank(range.clone());
            self.sheet.omit(OmissionReason::Markup, range);
        }
    }

    /// The title of the preamble, from its command on; returns its end.
    fn title(&mut self, at: usize, before: usize) -> usize {
        let source = self.sheet.source;
        let open = at + "\\title".len();
        match self.argument(open).filter(|end| *end <= before) {
            Some(end) if source[open..].starts_with('{') => {
                self.sheet.tag(at..open + 1, sheet::HEADING, false);
                self.marks(open + 1..end - 1);
                self.sheet.tag(end - 1..end, sheet::CLOSE, true);
                end
            }
            _ => at,
        }
    }

    /// Treats the mark at `at`; returns where reading goes on.
    fn mark(&mut self, at: usize) -> usize {
        let source = self.sheet.source;
        let rest = &source[at..];
        match rest.as_bytes()[0] {
            b'\\' => return self.command(at),
            b'$' => return self.math(at),
            b'%' => {
                let end = at + rest.find('\n').map_or(rest.len(), |n| n + 1);
                self.sheet.vanish(at..end);
                self.sheet.omit(OmissionReason::Markup, at..end);
                return end;
            }
            b'{' => {
                self.sheet.vanish(at..at + 1);
                self.groups.push(sheet::VANISH);
            }
            b'}' => {
                let signal = self.groups.pop().unwrap_or(sheet::VANISH);
                self.sheet.tag(at..at + 1, signal, true);
            }
            b'~' => self.sheet.tag(at..at + 1, sheet::SPACE, false),
            b'&' => self.sheet.tag(at..at + 1, sheet::BREAK, false),
            _ if rest.starts_with("``") || rest.starts_with("''") => {
                self.sheet.vanish(at..at + 2);
                return at + 2;
            }
            _ => {}
        }
        at + 1
    }

    fn out(&mut self, range: Range<usize>, signal: u8, reason: OmissionReason) -> usize {
        self.sheet.tag(range.clone(), signal, false);
        self.sheet.omit(reason, range.clone());
        range.end
    }

    /// A formula between dollar signs.
    fn math(&mut self, at: usize) -> usize {
        let source = self.sheet.source;
        let sign = if source[at..].starts_with("$$") { "$$" } else { "$" };
        let close = self.ahead.literal(source, sign, at + sign.len());
        let close = close.filter(|close| !source[at..close.start].contains("\n\n"));
        let end = close.map_or(at + sign.len(), |close| close.end);
        self.out(at..end, sheet::SPACE, OmissionReason::Math)
    }

    /// A command with what belongs to it.
    fn command(&mut self, at: usize) -> usize {
        let source = self.sheet.source;
        let rest = &source[at + 1..];
        let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        if length == 0 {
            return self.sign(at);
        }
        let name = &rest[..length];
        let mut end = at + 1 + length + usize::from(rest[length..].starts_with('*'));
        let is_in = |list: &str| list.contains(&format!(" {name} "));
        if name == "begin" || name == "end" {
            return self.environment(at, end, name == "begin");
        }
        if name == "verb" || name == "lstinline" {
            let close = verbatim(source, end).unwrap_or(end);
            return self.out(at..close, sheet::SPACE, OmissionReason::Code);
        }
        if is_in(SILENT) || name.contains("cite") || name.starts_with("if") || name == "fi" {
            while let Some(argument) = self.argument(end) {
                end = argument;
            }
            return self.out(at..end, sheet::VANISH, OmissionReason::Markup);
        }
        let dropped = FIRST_SILENT.iter().find(|(command, _)| *command == name);
        for _ in 0..dropped.map_or(0, |(_, count)| *count) {
            end = self.argument(end).unwrap_or(end);
        }
        while source[end..].starts_with('[')
            && let Some(argument) = self.argument(end)
        {
            end = argument;
        }
        let heading = HEADINGS.iter().position(|heading| *heading == name);
        let emphasis = is_in(EMPHASIS);
        let signal = match heading {
            Some(level) => sheet::HEADING + level.min(5) as u8,
            None if emphasis => sheet::EMPHASIS_ON,
            None if is_in(APART) => sheet::BREAK,
            None => sheet::VANISH,
        };
        let closing = match heading {
            Some(_) => sheet::CLOSE,
            None if emphasis => sheet::EMPHASIS_OFF,
            None if is_in(APART) => sheet::BREAK,
            None => sheet::VANISH,
        };
        if source[end..].starts_with('{') {
            self.groups.push(closing);
            return self.out(at..end + 1, signal, OmissionReason::Markup);
        }
        let signal = if heading.is_some() || emphasis { sheet::VANISH } else { signal };
        // A space ends the name of a command.
        let signal = if signal == sheet::VANISH && source[end..].starts_with('{') {
            sheet::SPACE
        } else {
            signal
        };
        self.out(at..end, signal, OmissionReason::Markup)
    }

    /// `\begin{name}` or `\end{name}`, whose name stands at `open`.
    fn environment(&mut self, at: usize, open: usize, begins: bool) -> usize {
        let source = self.sheet.source;
        let Some(mut end) = self.argument(open).filter(|_| source[open..].starts_with('{')) else {
            return self.out(at..open, sheet::BREAK, OmissionReason::Markup);
        };
        let full = &source[open + 1..end - 1];
        let name = full.trim_end_matches('*');
        if begins && let Some((_, reason)) = CLOSED.iter().find(|(closed, _)| *closed == name) {
            let close = format!("\\end{{{full}}}");
            if let Some(close) = self.ahead.literal(source, &close, end) {
                return self.out(at..close.end, sheet::SPACE, *reason);
            }
        }
        let titled = TITLED.contains(&format!(" {name} "));
        while begins
            && !(titled && source[end..].starts_with('{'))
            && let Some(argument) = self.argument(end)
        {
            end = argument;
        }
        self.out(at..end, sheet::BREAK, OmissionReason::Markup)
    }

    /// A command that is a sign: `\\`, `\%`, `\'e`, `\(`.
    fn sign(&mut self, at: usize) -> usize {
        let source = self.sheet.source;
        let Some(sign) = source[at + 1..].chars().next() else { return at + 1 };
        let end = at + 1 + sign.len_utf8();
        match sign {
            '\\' => {
                let end = if source[end..].starts_with('[') { self.argument(end) } else { None }
                    .unwrap_or(end);
                self.out(at..end, sheet::LINE, OmissionReason::Markup)
            }
            '(' | '[' => {
                let close = if sign == '(' { "\\)" } else { "\\]" };
                let close = self.ahead.literal(source, close, end).map_or(end, |close| close.end);
                self.out(at..close, sheet::SPACE, OmissionReason::Math)
            }
            '%' | '&' | '#' | '_' | '$' | '{' | '}' => {
                self.sheet.vanish(at..at + 1);
                end
            }
            '\'' | '`' | '^' | '"' | '~' | '=' | '.' => self.accent(at, sign),
            _ if sign.is_ascii() => {
                let signal =
                    if matches!(sign, '-' | '/' | '!') { sheet::VANISH } else { sheet::SPACE };
                self.out(at..end, signal, OmissionReason::Markup)
            }
            _ => at + 1,
        }
    }

    /// A letter with an accent: `\'e`, `\"{o}`.
    fn accent(&mut self, at: usize, sign: char) -> usize {
        let rest = &self.sheet.source[at + 2..];
        let braced = rest.starts_with('{');
        // A letter without its dot: `\"{\i}`.
        let dotless = usize::from(rest[usize::from(braced)..].starts_with('\\'));
        let letter_at = usize::from(braced) + dotless;
        let letter = rest.chars().nth(letter_at).filter(char::is_ascii_alphabetic);
        let mark = match sign {
            '\'' => '\u{301}',
            '`' => '\u{300}',
            '^' => '\u{302}',
            '"' => '\u{308}',
            '~' => '\u{303}',
            '=' => '\u{304}',
            _ => '\u{307}',
        };
        let closed = !braced || rest.as_bytes().get(letter_at + 1) == Some(&b'}');
        let Some(composed) = letter.filter(|_| closed).and_then(|letter| compose(letter, mark))
        else {
            self.sheet.vanish(at..at + 2);
            return at + 2;
        };
        let end = at + 3 + letter_at + usize::from(braced);
        self.sheet.vanish(at..end);
        if composed.len_utf8() <= end - at {
            self.sheet.write(at, composed.encode_utf8(&mut [0; 4]));
        }
        end
    }

    /// The end of the argument in brackets or braces that begins at `at`.
    fn argument(&self, at: usize) -> Option<usize> {
        let bytes = self.sheet.source.as_bytes();
        let open = *bytes.get(at).filter(|b| matches!(b, b'{' | b'['))?;
        let close = if open == b'{' { b'}' } else { b']' };
        let mut depth = 0;
        for (i, &byte) in bytes[at..].iter().enumerate().take(LONGEST_ARGUMENT) {
            if byte == open {
                depth += 1;
            } else if byte == close {
                depth -= 1;
                if depth == 0 {
                    return Some(at + i + 1);
                }
            }
        }
        None
    }
}

/// Where code ends that begins at `start` with the sign that also ends it, on the same line.
fn verbatim(source: &str, start: usize) -> Option<usize> {
    let quote = source[start..].chars().next()?;
    let inside = &source[start + quote.len_utf8()..];
    let inside = &inside[..sheet::floor(inside, LONGEST_ARGUMENT)];
    let inside = &inside[..inside.find('\n').unwrap_or(inside.len())];
    Some(start + quote.len_utf8() + inside.find(quote)? + quote.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::super::{BlockKind, Markup, ReadOptions, read};

    #[test]
    fn only_what_is_set_remains() {
        let source = "% a comment\n\\documentclass[12pt]{article}\n\\usepackage{amsmath}\n\\title{On \\emph{Tides}}\n\\author{Ann}\n\
            \\newcommand{\\x}[1]{\\textbf{#1}}\n\\begin{document}\n\\maketitle\n\\section{The harbour}\\label{sec:a}\n\
            The \\textbf{ferry} waits~\\cite[p.~3]{lee2021,smith} for $x^2 + y$ hours, see Fig.~\\ref{fig:a}. % later\n\
            It costs 5\\,\\% more in caf\\'e and \\href{https://a.example}{the bridge}.\n\n\
            Na\\\"{\\i}ve tides\\footnote{A note on ebb.} return.\n\\begin{itemize}\n  \\item 潮汐表\n  \\item[b] 渡船\n\\end{itemize}\n\
            \\begin{equation*}\na = \\text{hidden}\n\\end{equation*}\n\\begin{figure}[ht]\n\\includegraphics[width=3cm]{a.png}\n\
            \\caption{The old pier.}\n\\end{figure}\n\\begin{verbatim}\ncode here\n\\end{verbatim}\n\
            \\begin{tabular}{ll}\nA & B \\\\\n\\end{tabular}\n``Quoted''.\n\\end{document}\nnothing\n";
        assert_eq!(Markup::guess(source), Markup::Latex);
        let document = read(source.as_bytes(), &ReadOptions::default());
        let texts: Vec<_> = document.blocks.iter().map(|b| (b.kind, b.text.as_str())).collect();
        let paragraph = |text| (BlockKind::Paragraph, text);
        assert_eq!(
            texts,
            [
                (BlockKind::Heading(1), "On Tides"),
                (BlockKind::Heading(4), "The harbour"),
                paragraph(
                    "The ferry waits for hours, see Fig. . It costs 5 % more in café and the bridge."
                ),
                paragraph("Naïve tides"),
                paragraph("A note on ebb."),
                paragraph("return."),
                paragraph("潮汐表"),
                paragraph("渡船"),
                paragraph("The old pier."),
                paragraph("A"),
                paragraph("B"),
                paragraph("Quoted."),
            ]
        );
    }
}
