package dev.easel.adapters.chat.find;

import java.net.URI;
import java.util.Optional;

/** A place in a chat answer that names a picture: an address, base64 text, or a value cut out while the answer came in. */
public sealed interface PictureReference {

    /** Returns what two references of the same picture have in common. */
    String identity();

    /** A picture to be fetched, by its absolute address as printed in the answer. */
    record Link(String address) implements PictureReference {
        /** Returns the address as a URI, with characters encoded that no URI has; nothing where that does not help. */
        public Optional<URI> uri() {
            return PictureAddress.uri(address);
        }

        @Override
        public String identity() {
            return PictureAddress.identity(address);
        }
    }

    /** A picture printed in the answer, as base64 without white space. */
    record Inline(String base64) implements PictureReference {
        @Override
        public String identity() {
            return base64;
        }

        @Override
        public String toString() {
            return "Inline[" + base64.length() + " base64 characters]";
        }
    }

    /** A picture whose base64 was decoded and put aside while the answer came in; the token stands for it. */
    record Cut(String token) implements PictureReference {
        @Override
        public String identity() {
            return token;
        }
    }
}
