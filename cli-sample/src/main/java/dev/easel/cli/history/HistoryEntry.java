package dev.easel.cli.history;

import dev.easel.cli.output.JsonObject;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * One command line that ran.
 *
 * @param number counts from 1 and never changes
 * @param arguments the arguments as they were given; names of input files are absolute, and secrets are left out
 * @param left what was left out of the arguments, such as {@code --header}; such a line cannot run again as it is
 * @param cost what it cost, for people
 * @param files the written files
 * @param error the message of the failure
 */
record HistoryEntry(
        long number,
        Instant time,
        String command,
        List<String> arguments,
        List<String> left,
        Optional<String> prompt,
        Optional<String> provider,
        Optional<String> cost,
        List<String> files,
        int code,
        Optional<String> error) {
    private static final int VERSION = 1;

    HistoryEntry {
        arguments = List.copyOf(arguments);
        left = List.copyOf(left);
        files = List.copyOf(files);
        time = time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Returns the same with another number. */
    HistoryEntry number(long other) {
        return new HistoryEntry(other, time, command, arguments, left, prompt, provider, cost, files, code, error);
    }

    /** Returns the entry as JSON. */
    JsonObject json() {
        return new JsonObject()
                .with("v", VERSION)
                .with("number", number)
                .with("time", time)
                .with("command", command)
                .with("arguments", arguments)
                .with("left", left)
                .with("prompt", prompt)
                .with("provider", provider)
                .with("cost", cost)
                .with("files", files)
                .with("code", code)
                .with("error", error);
    }

    /** Returns the entry that a line holds; empty for one that was cut by a crash, or is of another version. */
    static Optional<HistoryEntry> parse(String line) {
        try {
            Json json = Json.parse(line);
            return json.isObject() && json.number("v").orElse(0) == VERSION ? Optional.of(of(json)) : Optional.empty();
        } catch (MalformedResponseException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static HistoryEntry of(Json json) {
        return new HistoryEntry(
                json.number("number").orElseThrow(() -> missing("number")),
                Instant.parse(json.text("time").orElseThrow(() -> missing("time"))),
                json.text("command").orElseThrow(() -> missing("command")),
                texts(json.get("arguments")),
                texts(json.get("left")),
                json.text("prompt"),
                json.text("provider"),
                json.text("cost"),
                texts(json.get("files")),
                (int) json.number("code").orElse(0),
                json.text("error"));
    }

    private static IllegalArgumentException missing(String member) {
        return new IllegalArgumentException("The entry has no " + member + ".");
    }

    private static List<String> texts(Json array) {
        return array.items().stream().map(Json::text).flatMap(Optional::stream).toList();
    }
}
