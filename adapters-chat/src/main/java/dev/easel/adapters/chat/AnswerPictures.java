package dev.easel.adapters.chat;

import dev.easel.adapters.chat.find.MessagePictures;
import dev.easel.adapters.chat.find.PictureReference;
import dev.easel.adapters.chat.wire.ChatMessage;
import dev.easel.adapters.http.ReceivedPicture;
import dev.easel.adapters.http.json.CutPicture;
import dev.easel.adapters.http.json.CutPictures;
import dev.easel.core.domain.ImageData;
import dev.easel.core.domain.Nullable;
import dev.easel.core.failure.EaselException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects the pictures of an answer, each once: by its address, or by its bytes. */
final class AnswerPictures {
    private final MessagePictures finder;
    private final CutPictures cut;
    private final Set<String> known = new HashSet<>();
    private final Map<Long, SameLength> byLength = new HashMap<>();
    private final List<ReceivedPicture> pictures = new ArrayList<>();

    AnswerPictures(MessagePictures finder, CutPictures cut) {
        this.finder = finder;
        this.cut = cut;
    }

    /** Adds the pictures that a message shows and returns how many it shows, known ones included. */
    int addShown(ChatMessage message) throws IOException {
        return add(finder.shown(message));
    }

    /** Adds the pictures that a message which shows none names, and returns how many it names. */
    int addNamed(ChatMessage message) throws IOException {
        return add(finder.named(message));
    }

    /** Returns all pictures in order. */
    List<ReceivedPicture> all() {
        return pictures;
    }

    private int add(List<PictureReference> references) throws IOException {
        int found = 0;
        for (PictureReference reference : references) {
            Optional<ReceivedPicture> picture = picture(reference);
            found += picture.isPresent() ? 1 : 0;
            if (picture.isPresent() && known.add(reference.identity()) && isNew(picture.get())) {
                pictures.add(picture.get());
            }
        }
        return found;
    }

    private Optional<ReceivedPicture> picture(PictureReference reference) throws IOException {
        if (reference instanceof PictureReference.Link link) {
            return link.uri().map(uri -> ReceivedPicture.at(uri.toString()));
        }
        if (reference instanceof PictureReference.Cut token) {
            return cut.find(token.token()).map(ReceivedPicture::inline);
        }
        CutPicture picture = cut.begin("the text of the answer");
        picture.append(((PictureReference.Inline) reference).base64());
        return Optional.of(ReceivedPicture.inline(picture));
    }

    private boolean isNew(ReceivedPicture picture) {
        if (picture.inline().isEmpty()) {
            return true;
        }
        try {
            ImageData data = picture.inline().get().data();
            return byLength.computeIfAbsent(data.length(), length -> new SameLength())
                    .add(data);
        } catch (EaselException | IOException e) {
            // One that cannot be read is like no other; what is wrong with it is said where the pictures are put to
            // use.
            return true;
        }
    }

    /** Pictures of one length, of which all but a lonely one are told apart by their bytes. */
    private static final class SameLength {
        private final Set<String> digests = new HashSet<>();
        private @Nullable ImageData first;

        boolean add(ImageData picture) {
            if (first == null) {
                first = picture;
                return true;
            }
            if (digests.isEmpty()) {
                digests.add(first.sha256());
            }
            return digests.add(picture.sha256());
        }
    }
}
