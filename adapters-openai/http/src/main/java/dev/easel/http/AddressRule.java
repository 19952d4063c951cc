package dev.easel.http;

import static java.util.Objects.requireNonNull;

import dev.easel.http.internal.net.AddressBlock;
import dev.easel.http.internal.net.AddressGuard;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which addresses a download from a URL that others supply may reach: public ones, blocks of addresses, or none. Immutable. */
public final class AddressRule {
    private static final AddressRule NONE = new AddressRule(false, List.of());
    private static final AddressRule PUBLIC = new AddressRule(true, List.of());

    private final boolean publicAddresses;
    private final List<AddressBlock> blocks;

    private AddressRule(boolean publicAddresses, List<AddressBlock> blocks) {
        this.publicAddresses = publicAddresses;
        this.blocks = List.copyOf(blocks);
    }

    /**
     * Returns the rule that allows public addresses only: not this machine, its network, or any other block of the IANA
     * special-purpose registries.
     */
    public static AddressRule publicOnly() {
        return PUBLIC;
    }

    /** Returns the rule that allows no address. */
    public static AddressRule none() {
        return NONE;
    }

    /**
     * Returns the rule that allows the addresses of some blocks, public or not.
     *
     * @param blocks in CIDR notation, such as {@code 10.0.0.0/8} or {@code fd00::/8}, or single addresses
     * @throws IllegalArgumentException naming a block that is invalid
     */
    public static AddressRule of(String... blocks) {
        return new AddressRule(
                false,
                Arrays.stream(requireNonNull(blocks, "blocks"))
                        .map(AddressBlock::of)
                        .toList());
    }

    /** Returns the rule that allows what this or another one allows. */
    public AddressRule or(AddressRule other) {
        List<AddressBlock> all = new ArrayList<>(blocks);
        requireNonNull(other, "other").blocks.stream()
                .filter(block -> !blocks.contains(block))
                .forEach(all::add);
        return new AddressRule(publicAddresses || other.publicAddresses, all);
    }

    /** Returns whether an address may be reached. */
    public boolean allows(InetAddress address) {
        requireNonNull(address, "address");
        return publicAddresses && AddressGuard.isPublic(address)
                || blocks.stream().anyMatch(block -> block.contains(address.getAddress()));
    }

    /**
     * Returns whether the host of a URL has an address that may be reached, which asks the system's resolver for names. A
     * download asks again and judges every address that it connects to, so that the name cannot change its meaning between.
     */
    public boolean allowsHostOf(URI url) {
        String host = requireNonNull(url, "url").getHost();
        if (host == null || equals(NONE)) {
            return false;
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(this::allows);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressRule that
                && publicAddresses == that.publicAddresses
                && blocks.equals(that.blocks);
    }

    @Override
    public int hashCode() {
        return 31 * Boolean.hashCode(publicAddresses) + blocks.hashCode();
    }

    /** Returns the parts of the rule, such as {@code public, 10.0.0.0/8}, or {@code none}. */
    @Override
    public String toString() {
        String parts = Stream.concat(
                        publicAddresses ? Stream.of("public") : Stream.empty(),
                        blocks.stream().map(AddressBlock::toString))
                .collect(Collectors.joining(", "));
        return parts.isEmpty() ? "none" : parts;
    }
}
