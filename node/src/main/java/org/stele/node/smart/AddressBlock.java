package org.stele.node.smart;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** What one customer of a network has: an address of IPv4, the first 64 bits of one of IPv6. */
final class AddressBlock {
    private static final int BYTES = 8;

    private AddressBlock() {}

    /** @param address in digits; whatever else is a block of its own */
    static String of(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, BYTES)
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
