package dev.easel.cli.demo;

import dev.easel.core.domain.ImageData;
import java.nio.file.Path;

/** A picture that the demo shows: what it is, the file it was written to, and the picture itself. */
public record Panel(String caption, Path file, ImageData picture) {}
