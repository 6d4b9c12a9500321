package org.stele.gateway.fhir.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stele.exchange.search.MadeId;
import org.stele.gateway.fhir.issue.Issue;
import org.stele.gateway.fhir.issue.Reason;
import org.stele.gateway.fhir.reference.ReferenceText;
import org.stele.gateway.fhir.reference.ResourceKey;

/** The identities in a bundle: each entry's key, and which key a fullUrl stands for. */
public final class EntryIndex implements Neighbours {
    private final List<ResourceKey> keys = new ArrayList<>();
    private final Set<ResourceKey> known = new HashSet<>();
    private final Map<String, ResourceKey> byUrl = new HashMap<>();
    private final List<Issue> issues = new ArrayList<>();

    private EntryIndex() {}

    /** Indexes all entries; what is wrong with their identities is in {@link #issues}. */
    public static EntryIndex of(List<EntryHead> entries) {
        EntryIndex index = new EntryIndex();
        entries.forEach(index::add);
        return index;
    }

    /** The key of each entry, in the bundle's order. */
    public List<ResourceKey> keys() {
        return keys;
    }

    public List<Issue> issues() {
        return issues;
    }

    @Override
    public boolean contains(ResourceKey key) {
        return known.contains(key);
    }

    @Override
    public boolean takesConditions() {
        return true;
    }

    /** The entry that has this fullUrl. */
    @Override
    public Optional<ResourceKey> byFullUrl(String url) {
        return Optional.ofNullable(byUrl.get(url));
    }

    private void add(EntryHead entry) {
        String path = "Bundle.entry[" + keys.size() + "]";
        ResourceKey key = new ResourceKey(entry.kind(), id(entry));
        keys.add(key);
        if (key.id().isEmpty()) {
            issues.add(new Issue(path, Reason.NO_IDENTITY));
            return;
        }
        if (MadeId.is(key.id())) {
            issues.add(new Issue(path, Reason.RESERVED_ID));
        }
        if (contradicts(entry.fullUrl(), key)) {
            issues.add(new Issue(path + ".fullUrl", Reason.BAD_FORMAT));
        }
        boolean again = !known.add(key);
        if (!entry.fullUrl().isEmpty()) {
            again |= byUrl.put(entry.fullUrl(), key) != null;
        }
        if (again) {
            issues.add(new Issue(path, Reason.DUPLICATE_IDENTITY));
        }
    }

    /** The resource's own id; else what its fullUrl ends in. */
    private static String id(EntryHead entry) {
        if (!entry.id().isEmpty()) {
            return entry.id();
        }
        String url = entry.fullUrl();
        return url.substring(Math.max(url.lastIndexOf('/'), url.lastIndexOf(':')) + 1);
    }

    /** A fullUrl is a URN or a URL, and a URL ends in the same kind and id (R4 bundle.html#bundle-unique). */
    private static boolean contradicts(String fullUrl, ResourceKey key) {
        return !fullUrl.isEmpty()
                && switch (ReferenceText.parse(fullUrl)) {
                    case ReferenceText.Urn ignored -> false;
                    case ReferenceText.Absolute ignored -> !fullUrl.endsWith("/" + key);
                    case ReferenceText.Contained ignored -> true;
                    case ReferenceText.Relative ignored -> true;
                    case ReferenceText.Conditional ignored -> true;
                    case ReferenceText.Malformed ignored -> true;
                };
    }
}
