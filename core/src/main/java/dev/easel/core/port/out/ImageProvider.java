package dev.easel.core.port.out;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Verb;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A provider as a value: a name and a port for each verb it has, with fallback providers. Immutable. */
public final class ImageProvider {
    /** One provider's port for a verb, and its fetcher for images given by URL where the program configures none. */
    public record Link<P extends ImagePort>(String provider, P port, Optional<ImageFetcher> fetcher) {
        public Link {
            requireNonNull(provider, "provider");
            requireNonNull(port, "port");
            requireNonNull(fetcher, "fetcher");
        }

        private Link<P> with(UnaryOperator<P> change) {
            return new Link<>(provider, change.apply(port), fetcher);
        }

        private Link<P> fetching(ImageFetcher images) {
            return new Link<>(provider, port, Optional.of(images));
        }
    }

    private final String name;
    private final List<Link<ImageGenerator>> generators;
    private final List<Link<ImageEditor>> editors;
    private final List<Link<ImageInpainter>> inpainters;
    private final Map<String, SavedResponseReader> readers;

    private ImageProvider(
            String name,
            List<Link<ImageGenerator>> generators,
            List<Link<ImageEditor>> editors,
            List<Link<ImageInpainter>> inpainters,
            Map<String, SavedResponseReader> readers) {
        this.name = name;
        this.generators = List.copyOf(generators);
        this.editors = List.copyOf(editors);
        this.inpainters = List.copyOf(inpainters);
        this.readers = Collections.unmodifiableMap(new LinkedHashMap<>(readers));
    }

    /** Starts a provider. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /**
     * Returns one provider that has the verbs of all.
     *
     * @throws IllegalStateException naming both when two have the same verb
     */
    public static ImageProvider combine(Collection<ImageProvider> providers) {
        requireNonNull(providers, "providers");
        Set<String> names =
                providers.stream().map(ImageProvider::name).collect(Collectors.toCollection(LinkedHashSet::new));
        return new ImageProvider(
                String.join("+", names),
                single(Verb.GENERATE, providers.stream().map(p -> p.generators).toList()),
                single(Verb.EDIT, providers.stream().map(p -> p.editors).toList()),
                single(Verb.INPAINT, providers.stream().map(p -> p.inpainters).toList()),
                joined(providers.stream().map(p -> p.readers).toList()));
    }

    private static <P extends ImagePort> List<Link<P>> single(Verb verb, List<List<Link<P>>> all) {
        List<List<Link<P>>> configured =
                all.stream().filter(links -> !links.isEmpty()).toList();
        if (configured.size() > 1) {
            throw new IllegalStateException("Two providers are configured for " + verb.word() + ": "
                    + configured.get(0).get(0).provider() + " and "
                    + configured.get(1).get(0).provider()
                    + ". Restrict one of them with only(…), or give one a name.");
        }
        return configured.isEmpty() ? List.of() : configured.get(0);
    }

    public String name() {
        return name;
    }

    /** Returns the verbs this provider has; {@link Verb#EXPAND} comes with {@link Verb#INPAINT}. */
    public Set<Verb> verbs() {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        if (!generators.isEmpty()) {
            verbs.add(Verb.GENERATE);
        }
        if (!editors.isEmpty()) {
            verbs.add(Verb.EDIT);
        }
        if (!inpainters.isEmpty()) {
            verbs.addAll(EnumSet.of(Verb.INPAINT, Verb.EXPAND));
        }
        return verbs;
    }

    public Optional<ImageGenerator> generator() {
        return generators.stream().findFirst().map(Link::port);
    }

    public Optional<ImageEditor> editor() {
        return editors.stream().findFirst().map(Link::port);
    }

    public Optional<ImageInpainter> inpainter() {
        return inpainters.stream().findFirst().map(Link::port);
    }

    /** Returns the ports that generate, in the order in which they are called. */
    public List<Link<ImageGenerator>> generators() {
        return generators;
    }

    /** Returns the ports that edit, in the order in which they are called. */
    public List<Link<ImageEditor>> editors() {
        return editors;
    }

    /** Returns the ports that inpaint, in the order in which they are called. */
    public List<Link<ImageInpainter>> inpainters() {
        return inpainters;
    }

    /** Returns the ports that read saved responses, each by the name of its provider, in order. */
    public Map<String, SavedResponseReader> savedResponseReaders() {
        return readers;
    }

    /** Returns the same provider with only these verbs; {@link Verb#EXPAND} counts as {@link Verb#INPAINT}. */
    public ImageProvider only(Verb... verbs) {
        requireNonNull(verbs, "verbs");
        Set<Verb> ports = EnumSet.noneOf(Verb.class);
        for (Verb verb : verbs) {
            ports.add(verb.port());
        }
        return new ImageProvider(
                name,
                ports.contains(Verb.GENERATE) ? generators : List.of(),
                ports.contains(Verb.EDIT) ? editors : List.of(),
                ports.contains(Verb.INPAINT) ? inpainters : List.of(),
                readers);
    }

    /** Returns a provider that calls another for verbs this one lacks, and where it certainly processed nothing. */
    public ImageProvider orElse(ImageProvider fallback) {
        requireNonNull(fallback, "fallback");
        return new ImageProvider(
                name,
                joined(generators, fallback.generators),
                joined(editors, fallback.editors),
                joined(inpainters, fallback.inpainters),
                joined(List.of(readers, fallback.readers)));
    }

    /** Where two providers have the same name, the reader of the first counts. */
    private static Map<String, SavedResponseReader> joined(List<Map<String, SavedResponseReader>> all) {
        Map<String, SavedResponseReader> joined = new LinkedHashMap<>();
        all.forEach(some -> some.forEach(joined::putIfAbsent));
        return joined;
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** Returns the same provider with an interceptor around each call. */
    public ImageProvider around(Interceptor interceptor) {
        requireNonNull(interceptor, "interceptor");
        return new ImageProvider(
                name,
                generators.stream()
                        .map(l -> l.with(p -> InterceptedPorts.generator(p, interceptor)))
                        .toList(),
                editors.stream()
                        .map(l -> l.with(p -> InterceptedPorts.editor(p, interceptor)))
                        .toList(),
                inpainters.stream()
                        .map(l -> l.with(p -> InterceptedPorts.inpainter(p, interceptor)))
                        .toList(),
                readers);
    }

    /** Returns the same provider with another fetcher of input images given by URL. */
    public ImageProvider fetching(ImageFetcher images) {
        requireNonNull(images, "images");
        return new ImageProvider(
                name,
                generators.stream().map(link -> link.fetching(images)).toList(),
                editors.stream().map(link -> link.fetching(images)).toList(),
                inpainters.stream().map(link -> link.fetching(images)).toList(),
                readers);
    }

    @Override
    public String toString() {
        return "ImageProvider[" + name + " " + verbs() + "]";
    }

    /** Collects the ports of a provider. */
    public static final class Builder {
        private final String name;
        private final List<ImageGenerator> generators = new ArrayList<>(1);
        private final List<ImageEditor> editors = new ArrayList<>(1);
        private final List<ImageInpainter> inpainters = new ArrayList<>(1);
        private Optional<ImageFetcher> fetcher = Optional.empty();
        private Optional<SavedResponseReader> reader = Optional.empty();

        private Builder(String name) {
            if (requireNonNull(name, "name").isBlank()) {
                throw new IllegalArgumentException("A provider needs a name.");
            }
            this.name = name;
        }

        public Builder generator(ImageGenerator port) {
            requireNonNull(port, "port");
            generators.clear();
            generators.add(port);
            return this;
        }

        public Builder editor(ImageEditor port) {
            requireNonNull(port, "port");
            editors.clear();
            editors.add(port);
            return this;
        }

        public Builder inpainter(ImageInpainter port) {
            requireNonNull(port, "port");
            inpainters.clear();
            inpainters.add(port);
            return this;
        }

        /** Sets how input images given by URL are fetched for this provider where the program configures no fetcher. */
        public Builder fetcher(ImageFetcher images) {
            fetcher = Optional.of(requireNonNull(images, "images"));
            return this;
        }

        /** Sets how saved responses of this provider are read again. */
        public Builder savedResponseReader(SavedResponseReader port) {
            reader = Optional.of(requireNonNull(port, "port"));
            return this;
        }

        public ImageProvider build() {
            return new ImageProvider(
                    name,
                    links(generators),
                    links(editors),
                    links(inpainters),
                    reader.map(port -> Map.of(name, port)).orElse(Map.of()));
        }

        private <P extends ImagePort> List<Link<P>> links(List<P> ports) {
            return ports.stream().map(port -> new Link<>(name, port, fetcher)).toList();
        }
    }
}
