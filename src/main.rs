//! The command `wordcloud`.

fn main() -> std::process::ExitCode {
    wordcloud::cli::run()
}
