package dev.easel.cli.demo;

import java.time.Duration;
import java.util.List;

/**
 * One thing that the demo shows.
 *
 * @param verb what was done, in a word
 * @param title what it shows, in a sentence
 * @param command the command line that does the same
 * @param panels the images, before to after
 * @param elapsed how long the call took
 * @param facts what was measured
 */
public record Exhibit(
        String verb, String title, String command, List<Panel> panels, Duration elapsed, List<String> facts) {
    public Exhibit {
        panels = List.copyOf(panels);
        facts = List.copyOf(facts);
    }
}
