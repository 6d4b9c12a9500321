package org.stele.testkit.network;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.stele.contracts.network.DomainName;
import org.stele.contracts.network.Role;

/**
 * An organisation of a network to be founded.
 *
 * @param label by which tests and people call it, and the name of its folder: {@code hospital-a}
 * @param name by which it is shown
 */
public record MemberPlan(String label, DomainName name, SortedSet<Role> roles) {
    private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    public MemberPlan {
        roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
        if (!LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException("a label has lower-case letters, digits and hyphens");
        }
    }

    /** A member with one role, shown as {@code <label>.example}. */
    public static MemberPlan of(String label, Role role) {
        return new MemberPlan(label, new DomainName(label + ".example"), new TreeSet<>(Set.of(role)));
    }
}
