package dev.easel.cli.demo;

import dev.easel.core.domain.image.ImageData;
import java.nio.file.Path;

/** An image that the demo shows: what it is, the file it was written to, and the image itself. */
public record Panel(String caption, Path file, ImageData image) {}
