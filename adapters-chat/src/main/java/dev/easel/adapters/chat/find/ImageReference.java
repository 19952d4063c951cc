package dev.easel.adapters.chat.find;

import java.net.URI;
import java.util.Optional;

/** A place in a chat answer that names an image: an address, base64 text, or a value cut out while the answer came in. */
public sealed interface ImageReference {

    /** Returns what two references of the same image have in common. */
    String identity();

    /** An image to be fetched, by its absolute address as printed in the answer. */
    record Link(String address) implements ImageReference {
        /** Returns the address as a URI, with characters encoded that no URI has; nothing where that does not help. */
        public Optional<URI> uri() {
            return ImageUrl.uri(address);
        }

        @Override
        public String identity() {
            return ImageUrl.identity(address);
        }
    }

    /** An image printed in the answer, as base64 without white space. */
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

    /** An image whose base64 was decoded and put aside while the answer came in; the token stands for it. */
    record Cut(String token) implements ImageReference {
        @Override
        public String identity() {
            return token;
        }
    }
}
