package dev.easel.core.internal;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.UnsupportedRequestException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request held against what a provider can do, once: what the provider is told, what is left to deliver here, and what
 * the caller should know. What cannot be done is refused before anything is sent.
 */
final class RequestPlan {
    private static final int WARN_DAYS = 60;

    private final ImageRequest request;
    private final Capabilities can;
    private final List<Note> notes = new ArrayList<>();
    private final List<Integer> batches;
    private final ImageSize toldSize;
    private final Quality toldQuality;
    private final Background toldBackground;
    private final Output toldOutput;

    private RequestPlan(ImageRequest request, Capabilities can, Instant now) {
        this.request = request;
        this.can = can;
        this.batches = batches();
        this.toldSize = can.sizes().nearest(request.size());
        this.toldQuality = quality();
        this.toldBackground = background();
        this.toldOutput = output();
        dropWishes();
        can.emulation().ifPresent(how -> notes.add(Note.emulated(how)));
        can.endOfLife().ifPresent(day -> warnOfEnd(day, LocalDate.ofInstant(now, ZoneOffset.UTC)));
    }

    /** Resolves a request; {@link UnsupportedRequestException} naming what is allowed where it cannot be done. */
    static RequestPlan of(ImageRequest request, Capabilities can, Instant now) {
        return new RequestPlan(request, can, now);
    }

    Capabilities capabilities() {
        return can;
    }

    List<Note> notes() {
        return notes;
    }

    /** Returns how many images each paid call is to give. */
    List<Integer> batchSizes() {
        return batches;
    }

    /** Returns what every image must become on this machine. */
    Delivery delivery() {
        return new Delivery(request.size(), request.output());
    }

    /** Returns the output the provider is told. */
    Output toldOutput() {
        return toldOutput;
    }

    /** Returns whether a compression was asked for that the provider could not be told. */
    boolean compressesHere() {
        return request.output().quality().isPresent() && toldOutput.quality().isEmpty();
    }

    /** Returns whether a processor will surely be needed to deliver what was asked for. */
    boolean surelyConverts() {
        boolean otherSize = request.size() instanceof ImageSize.Exact exact
                && can.sizes()
                        .expected(toldSize)
                        .filter(s -> !s.equals(exact.size()))
                        .isPresent();
        boolean otherFormat = request.output().format().isPresent()
                && toldOutput.format().isPresent()
                && !toldOutput.format().equals(request.output().format());
        return otherSize || otherFormat || request.output().maxBytes().isPresent();
    }

    /** Writes what the provider is told for one batch into a builder of the request. */
    <B extends ImageRequest.Builder<B>> B tell(B builder, int from, int count) {
        if (request.seed().isPresent()) {
            builder.seed(request.seed().getAsLong() + from);
        }
        return builder.count(count)
                .size(toldSize)
                .quality(toldQuality)
                .background(toldBackground)
                .output(toldOutput)
                .partialImages(can.partialImages() ? request.partialImages() : 0);
    }

    private List<Integer> batches() {
        int most = can.maxCount();
        int calls = (request.count() + most - 1) / most;
        if (calls > request.maxCalls()) {
            throw new UnsupportedRequestException(request.count() + " images are more than one call gives: 1 to " + most
                    + " are allowed. Allow " + calls + " paid calls (maxCalls) or ask for fewer.");
        }
        List<Integer> sizes = new ArrayList<>();
        for (int left = request.count(); left > 0; left -= most) {
            sizes.add(Math.min(left, most));
        }
        return List.copyOf(sizes);
    }

    private Quality quality() {
        Quality told = request.quality().nearest(can.qualities());
        if (told != request.quality()) {
            notes.add(
                    told == Quality.AUTO
                            ? Note.dropped(
                                    "quality " + request.quality().word() + ": the provider cannot be told a quality")
                            : Note.adapted("quality " + request.quality().word() + " is asked for as " + told.word()
                                    + ", the nearest of " + words(can.qualities())));
        }
        return told;
    }

    private static List<String> words(Set<Quality> qualities) {
        return qualities.stream().sorted().map(Quality::word).toList();
    }

    private Background background() {
        Background wanted = request.background();
        Optional<ImageFormat> format = request.output().format();
        if (wanted == Background.TRANSPARENT
                && format.filter(f -> !f.holdsAlpha()).isPresent()) {
            throw new UnsupportedRequestException(
                    "A transparent background cannot be kept in " + format.get().word() + ": ask for png or webp.");
        }
        if (wanted == Background.AUTO || can.backgrounds().contains(wanted)) {
            return wanted;
        }
        if (wanted == Background.TRANSPARENT) {
            throw new UnsupportedRequestException("A transparent background is more than this provider gives; allowed: "
                    + (can.backgrounds().isEmpty()
                            ? "none can be asked for"
                            : can.backgrounds().stream()
                                    .sorted()
                                    .map(Background::word)
                                    .toList())
                    + ". Ask another provider or model.");
        }
        notes.add(Note.dropped("background " + wanted.word() + ": the provider cannot be told"));
        return Background.AUTO;
    }

    /** What is asked for where the provider can send it as asked; else what loses nothing on the way to it. */
    private Output output() {
        Output wanted = request.output();
        if (can.formats().isEmpty()) {
            return Output.asReceived();
        }
        boolean quality = wanted.quality().isPresent()
                && wanted.format().filter(f -> f != ImageFormat.PNG).isPresent();
        boolean sendable = wanted.format().filter(can.formats()::contains).isPresent()
                && (!quality || can.compression())
                && !reshaped();
        if (sendable) {
            Output told = Output.of(wanted.format().orElseThrow());
            return quality ? told.quality(wanted.quality().getAsInt()) : told;
        }
        boolean png = can.formats().contains(ImageFormat.PNG);
        boolean lossless = wanted.format().isPresent() || request.background() == Background.TRANSPARENT;
        return lossless && png ? Output.png() : Output.asReceived();
    }

    private boolean reshaped() {
        Optional<Size> expected = can.sizes().expected(toldSize);
        return request.size() instanceof ImageSize.Exact exact
                        && expected.filter(s -> !s.equals(exact.size())).isPresent()
                || request.size() instanceof ImageSize.Ratio ratio
                        && expected.filter(s -> !ratio.ratio().fits(s)).isPresent();
    }

    private void dropWishes() {
        if (request.seed().isPresent() && !can.seed()) {
            notes.add(Note.dropped("seed " + request.seed().getAsLong() + ": the provider takes none"));
        }
        if (request.partialImages() > 0 && !can.partialImages()) {
            notes.add(Note.dropped("partial images: the provider sends none"));
        }
    }

    private void warnOfEnd(LocalDate day, LocalDate today) {
        String model = request.model().map(ModelId::name).orElse("the usual model");
        if (!today.isBefore(day)) {
            notes.add(Note.warning("model " + model + " ended on " + day + " (" + can.source() + ")"));
        } else if (today.plusDays(WARN_DAYS).isAfter(day)) {
            notes.add(Note.warning("model " + model + " ends on " + day + " (" + can.source() + ")"));
        }
    }
}
