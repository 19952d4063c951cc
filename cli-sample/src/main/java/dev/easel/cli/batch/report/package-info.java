/** What a batch tells people and programs: its progress, its summary, results.jsonl and the page. */
package dev.easel.cli.batch.report;
