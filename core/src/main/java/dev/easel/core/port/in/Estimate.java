package dev.easel.core.port.in;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.money.CostRange;
import java.util.List;
import java.util.Optional;

/**
 * What a call would send, and what that would cost; nothing was sent.
 *
 * @param provider the provider that would be called first
 * @param model the model, where one is named or the provider has a default
 * @param fewestCalls how many paid calls are made at least; a mask that turns out to mark nothing needs none
 * @param mostCalls how many paid calls are made at most
 * @param size the size that the provider would be sent
 * @param quality the quality that the provider would be sent
 * @param background the background that the provider would be sent
 * @param format the format that the provider would be sent, or empty where it decides
 * @param cost the cost of all calls to that provider, or empty where it is unknown
 * @param notes what would be dropped, emulated or adapted
 */
public record Estimate(
        String provider,
        Optional<ModelId> model,
        int fewestCalls,
        int mostCalls,
        ImageSize size,
        Quality quality,
        Background background,
        Optional<ImageFormat> format,
        Optional<CostRange> cost,
        List<Note> notes) {
    public Estimate {
        requireNonNull(provider, "provider");
        requireNonNull(model, "model");
        requireNonNull(size, "size");
        requireNonNull(quality, "quality");
        requireNonNull(background, "background");
        requireNonNull(format, "format");
        requireNonNull(cost, "cost");
        notes = List.copyOf(requireNonNull(notes, "notes"));
    }
}
