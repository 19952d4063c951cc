package dev.easel.cli.demo;

import java.time.Duration;
import java.util.List;

/**
 * One section of the demo.
 *
 * @param verb the verb that was called
 * @param title a sentence about what it shows
 * @param command the command line that does the same
 * @param panels the images, from before to after
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
