//! A folder of its own for each test, and the command that starts there.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A report with names, in Chinese and English.
pub(crate) const REPORT: &str = "\
---
title: 周报
---
# 本周要闻

OpenAI 发布 GPT-5.2，推理能力提升。NVIDIA 的芯片用于训练大模型，OpenAI 与 NVIDIA 合作。

- 开源模型 DeepSeek 的推理成本下降，开源社区活跃。
- The GitHub repository of the compiler has a new release, and the compiler is faster.
";

/// A folder with a report in it, and a command that starts there.
pub(crate) struct Desk(pub(crate) TempDir);

impl Desk {
    pub(crate) fn new() -> Self {
        let desk = Self(TempDir::new().unwrap());
        desk.put("report.md", REPORT);
        desk
    }

    pub(crate) fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wordcloud"));
        command.current_dir(self.0.path()).args(arguments);
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs the command, which must succeed; returns standard output.
    pub(crate) fn done(&self, arguments: &[&str]) -> Vec<u8> {
        let output = self.run(arguments);
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {message}");
        output.stdout
    }

    /// Runs the command, which must fail with a message that has all these parts, in one line, and
    /// leave nothing behind; `code` is the exit status.
    pub(crate) fn fails(&self, arguments: &[&str], code: i32, parts: &[&str]) {
        let before = self.names();
        let output = self.run(arguments);
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {message}");
        for part in parts {
            assert!(message.contains(part), "{arguments:?}: no {part:?} in {message}");
        }
        if code == 1 {
            assert!(message.starts_with("error: "), "{message}");
            assert_eq!(message.trim_end().lines().count(), 1, "{message}");
        }
        assert!(!message.contains("panicked"), "{message}");
        assert!(output.stdout.is_empty());
        assert_eq!(self.names(), before, "{arguments:?} left something behind");
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.path().join(name)).unwrap_or_else(|_| panic!("no {name}"))
    }

    /// The names of all files and folders, hidden ones too.
    pub(crate) fn names(&self) -> Vec<String> {
        fn list(folder: &Path, root: &Path, names: &mut Vec<String>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                names.push(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned());
                if path.is_dir() {
                    list(&path, root, names);
                }
            }
        }
        let mut names = Vec::new();
        list(self.0.path(), self.0.path(), &mut names);
        names.sort();
        names
    }
}
