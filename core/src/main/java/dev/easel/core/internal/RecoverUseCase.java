package dev.easel.core.internal;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.internal.saved.SavedCall;
import dev.easel.core.internal.saved.SavedResponseStore;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.SavedResponseReader;
import dev.easel.core.port.out.SpoolSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what was saved of an earlier call and delivers its images as the provider sent them; where that is a job, its result
 * is fetched. Requests nothing anew.
 */
final class RecoverUseCase {
    private static final String UNKNOWN = "unknown";

    private final Path file;
    private final Optional<SavedCall> call;

    RecoverUseCase(Path file) {
        this.file = file;
        this.call = SavedResponseStore.call(file);
    }

    ImageResult.Builder run(ImageProvider provider, CallContext context) {
        Optional<ImageData> image = image(context);
        ImageResult.Builder result = image.isPresent()
                ? ImageResult.builder(call.map(SavedCall::provider).orElse(UNKNOWN))
                        .image(GeneratedImage.received(image.get()))
                : read(provider, context).toBuilder();
        ImageResult read = result.build();
        result.requestId(read.requestId().or(() -> call.flatMap(SavedCall::requestId)))
                .model(read.model().or(() -> call.flatMap(SavedCall::model).map(ModelId::new)))
                .note(Note.adapted("recovered from " + file + ": no paid request was sent"));
        return call.flatMap(SavedCall::verb)
                        .filter(verb -> verb.port() == Verb.INPAINT)
                        .isPresent()
                ? result.note(
                        Note.warning("the image is as it was saved: what the provider changed outside the mask was"
                                + " not restored"))
                : result;
    }

    /** Fetches the result of a job by its id alone, from the first provider that finds it. */
    static ImageResult.Builder fetch(String job, ImageProvider provider, CallContext context) {
        List<EaselException> failures = new ArrayList<>();
        for (Map.Entry<String, SavedResponseReader> reader :
                provider.savedResponseReaders().entrySet()) {
            try {
                return reader.getValue().fetch(job, Optional.empty(), context).toBuilder()
                        .note(Note.adapted("fetched by the id of its job, " + job + ": no paid request was sent"));
            } catch (EaselException e) {
                context.throwIfCancelled();
                failures.add(e.with(e.facts().billing(Billing.NOT_BILLED).provider(reader.getKey())));
            }
        }
        EaselException first = failures.stream()
                .filter(failure -> !(failure instanceof UnsupportedRequestException))
                .min(Comparator.comparing(RecoverUseCase::saysThereIsNone))
                .orElseGet(() -> new UnsupportedRequestException("The job " + job
                        + " is not among the saved responses, and no configured provider finds a job by its id:"
                        + " configure the provider that has it, or name the file of its saved response."));
        failures.stream().filter(failure -> failure != first).forEach(first::addSuppressed);
        throw first;
    }

    /** Returns whether the provider has no such job: another failure tells more, for the job may be there. */
    private static boolean saysThereIsNone(EaselException failure) {
        return failure instanceof ProviderException error && error.reason() == ProviderException.Reason.NOT_FOUND;
    }

    /** Returns the image where the file is an image and no response; copied, because the store removes old files. */
    private Optional<ImageData> image(CallContext context) {
        try {
            ImageData.of(file);
        } catch (ImageProcessingException e) {
            return Optional.empty();
        }
        try (SpoolSink sink = context.spool().open();
                InputStream in = Files.newInputStream(file)) {
            in.transferTo(sink);
            return Optional.of(sink.finish());
        } catch (IOException e) {
            throw StorageException.reading(file.toString(), e);
        }
    }

    /** Tries the reader of the provider that sent the response first, then the others. */
    private ImageResult read(ImageProvider provider, CallContext context) {
        List<Map.Entry<String, SavedResponseReader>> readers =
                new ArrayList<>(provider.savedResponseReaders().entrySet());
        if (readers.isEmpty()) {
            throw new UnsupportedRequestException(
                    "No configured provider can read " + file + ": configure the provider" + " that sent it"
                            + call.map(known -> ", " + known.provider()).orElse("") + ".");
        }
        readers.sort((a, b) -> Boolean.compare(sent(b.getKey()), sent(a.getKey())));
        if (call.flatMap(SavedCall::job).isPresent() && sent(readers.get(0).getKey())) {
            // No other provider knows the job.
            readers.subList(1, readers.size()).clear();
        }
        List<EaselException> failures = new ArrayList<>();
        for (Map.Entry<String, SavedResponseReader> reader : readers) {
            try {
                return reader.getValue().read(file, call.flatMap(SavedCall::verb), context);
            } catch (EaselException e) {
                context.throwIfCancelled();
                failures.add(e.with(e.facts().billing(Billing.NOT_BILLED).provider(reader.getKey())));
            }
        }
        EaselException first = failures.remove(0);
        failures.forEach(first::addSuppressed);
        throw first;
    }

    private boolean sent(String provider) {
        return call.filter(
                        known -> SavedResponseStore.plain(known.provider()).equals(SavedResponseStore.plain(provider)))
                .isPresent();
    }
}
