package dev.easel.adapters.openai.responses;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.http.body.InlineImage;
import dev.easel.http.body.JsonBody;
import dev.easel.server.route.FileStore;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The latest finished responses by their IDs, which cannot be guessed; their images are in the server's file store. Above
 * a number of responses or bytes the oldest are forgotten. Thread-safe.
 */
final class StoredResponses {
    private static final int MOST_RESPONSES = 1000;
    private static final long MOST_BYTES = 4 << 20;

    /**
     * A finished response.
     *
     * @param members all members but the output
     * @param output the items of the output, those of images without the image
     * @param images the images by the IDs of their items
     */
    record Stored(Map<String, Object> members, List<Map<String, Object>> output, Map<String, URI> images) {
        private long bytes() {
            return JsonBody.of(members).length()
                    + JsonBody.of(Map.of("output", output)).length();
        }
    }

    private final Map<String, Stored> byId = new LinkedHashMap<>();
    private long bytes;

    synchronized void add(String id, Stored response) {
        byId.put(id, response);
        bytes += response.bytes();
        Iterator<Stored> oldest = byId.values().iterator();
        while (byId.size() > MOST_RESPONSES || bytes > MOST_BYTES) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }

    private synchronized Optional<Stored> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Forgets a response; returns whether it was known. */
    synchronized boolean remove(String id) {
        Stored removed = byId.remove(id);
        bytes -= removed == null ? 0 : removed.bytes();
        return removed != null;
    }

    /** Returns the images of a response, or empty if it or one of its images is no longer stored. */
    Optional<List<ImageSource>> images(String id, FileStore files) {
        return find(id).flatMap(response -> {
            List<ImageSource> images = new ArrayList<>();
            for (URI url : response.images().values()) {
                Optional<ImageData> image = files.find(url);
                if (image.isEmpty()) {
                    return Optional.empty();
                }
                images.add(image.get());
            }
            return Optional.of(images);
        });
    }

    /** Returns the image of an item of a response, or empty if it is no longer stored. */
    Optional<ImageSource> image(String itemId, FileStore files) {
        return find(Ids.ofItem(itemId).response())
                .map(response -> response.images().get(itemId))
                .flatMap(files::find);
    }

    /** Returns the members of a response with its images, or empty if it or one of its images is no longer stored. */
    Optional<Map<String, Object>> members(String id, FileStore files) {
        return find(id).flatMap(response -> {
            List<Map<String, Object>> output = new ArrayList<>();
            for (Map<String, Object> item : response.output()) {
                Map<String, Object> whole = new LinkedHashMap<>(item);
                URI url = response.images().get(String.valueOf(item.get("id")));
                if (url != null) {
                    Optional<ImageData> image = files.find(url);
                    if (image.isEmpty()) {
                        return Optional.empty();
                    }
                    whole.put("result", InlineImage.base64(image.get()));
                }
                output.add(whole);
            }
            Map<String, Object> members = new LinkedHashMap<>(response.members());
            members.put("output", output);
            return Optional.of(members);
        });
    }
}
