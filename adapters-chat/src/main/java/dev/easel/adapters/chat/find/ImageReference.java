package dev.easel.adapters.chat.find;

import java.net.URI;
import java.util.Optional;

/**
 * A reference to an image in a chat response: a URL, base64 text, or the token of an image extracted while the response
 * arrived.
 */
public sealed interface ImageReference {

    /** Returns a value that is equal for references to the same image. */
    String identity();

    /** An image to fetch, by its absolute URL as printed in the response. */
    record Link(String address) implements ImageReference {
        /** Returns the URL as a URI, with illegal characters encoded; empty if it is still invalid. */
        public Optional<URI> uri() {
            return ImageUrl.uri(address);
        }

        @Override
        public String identity() {
            return ImageUrl.identity(address);
        }
    }

    /** An image printed in the response, as base64 without white space. */
    record Inline(String base64) implements ImageReference {
        @Override
        public String identity() {
            return base64;
        }

        @Override
        public String toString() {
            return "Inline[" + base64.length() + " base64 characters]";
        }
    }

    /** An image whose base64 was decoded and stored while the response arrived; the token replaces it. */
    record Cut(String token) implements ImageReference {
        @Override
        public String identity() {
            return token;
        }
    }
}
