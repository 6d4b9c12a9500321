package org.stele.gateway.ccda.fhir;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.gateway.ccda.document.Element;
import tools.jackson.databind.node.ObjectNode;

/**
 * PN into HumanName, AD into Address, TEL into ContactPoint; authors, performers and organisations into references that name whom they
 * mean without a resource of their own. One thread.
 */
public final class People {
    private final Identifiers identifiers;

    public People(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** A PN; empty where it names nobody. */
    public static ObjectNode name(Element pn) {
        ObjectNode name = Json.object("family", words(pn.all("family")));
        Json.set(name, "given", Json.texts(texts(pn.all("given"))));
        if (name.isEmpty()) {
            Json.put(name, "text", pn.text());
        }
        if (name.isEmpty() || pn.isNull()) {
            return Json.object();
        }
        Json.put(name, "use", first(pn, "name-use"));
        Json.set(name, "prefix", Json.texts(texts(pn.all("prefix"))));
        return Json.set(name, "suffix", Json.texts(texts(pn.all("suffix"))));
    }

    /** An AD; empty where it says no place. */
    public static ObjectNode address(Element ad) {
        ObjectNode address = Json.object();
        Json.set(address, "line", Json.texts(texts(ad.all("streetAddressLine"))));
        Json.put(address, "city", words(ad.all("city")));
        Json.put(address, "district", words(ad.all("county")));
        Json.put(address, "state", words(ad.all("state")));
        Json.put(address, "postalCode", words(ad.all("postalCode")));
        Json.put(address, "country", words(ad.all("country")));
        if (address.isEmpty()) {
            Json.put(address, "text", ad.text());
        }
        ad.all("useablePeriod");
        return address.isEmpty() || ad.isNull() ? Json.object() : Json.put(address, "use", first(ad, "address-use"));
    }

    /** A TEL; empty where it has no number. */
    public static ObjectNode telecom(Element tel) {
        String value = tel.attribute("value");
        int colon = value.indexOf(':');
        String scheme = colon < 0 ? "tel" : value.substring(0, colon);
        Optional<String> type = Tables.code("telecom-type", scheme);
        boolean isAddress = type.filter("url"::equals).isPresent() || type.isEmpty();
        String number = isAddress ? value : value.substring(colon + 1);
        if (number.isBlank() || tel.isNull()) {
            return Json.object();
        }
        ObjectNode telecom = Json.object("system", type.orElse("other")).put("value", number.strip());
        return Json.put(telecom, "use", first(tel, "telecom-use"));
    }

    private static Optional<String> first(Element element, String table) {
        return Stream.of(element.attribute("use").split("\\s+"))
                .flatMap(use -> Tables.code(table, use).stream())
                .findFirst();
    }

    /** An author or an informant: a person, else a device, else an organisation. */
    public ObjectNode author(Element assigned) {
        ObjectNode person = person(assigned);
        if (!person.isEmpty()) {
            return person;
        }
        Element device = assigned.at("assignedAuthoringDevice");
        String named = Stream.of(
                        device.at("softwareName").text(),
                        device.at("manufacturerModelName").text())
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse("");
        return named.isEmpty()
                ? organisation(assigned.at("representedOrganization"))
                : Json.object("type", "Device").put("display", named);
    }

    /** Whoever performed it: a person, else an organisation. */
    public ObjectNode performer(Element assigned) {
        ObjectNode person = person(assigned);
        return person.isEmpty() ? organisation(assigned.at("representedOrganization")) : person;
    }

    private ObjectNode person(Element assigned) {
        String display = assigned.at("assignedPerson").all("name").stream()
                .map(People::display)
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse("");
        return display.isEmpty() ? Json.object() : named("Practitioner", assigned.all("id"), display);
    }

    public ObjectNode organisation(Element organisation) {
        String name = words(organisation.all("name"));
        return name.isEmpty() ? Json.object() : named("Organization", organisation.all("id"), name);
    }

    private ObjectNode named(String type, List<Element> ids, String display) {
        ObjectNode reference = Json.object("type", type);
        Json.set(
                reference,
                "identifier",
                ids.stream().map(identifiers::of).filter(it -> it.has("system")).findFirst());
        return reference.put("display", display);
    }

    private static String display(Element pn) {
        String parts = Stream.of("prefix", "given", "family", "suffix")
                .flatMap(part -> texts(pn.all(part)).stream())
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" "));
        return parts.isEmpty() ? pn.text() : parts;
    }

    private static List<String> texts(List<Element> parts) {
        return parts.stream().map(Element::text).toList();
    }

    private static String words(List<Element> parts) {
        return texts(parts).stream().filter(it -> !it.isEmpty()).collect(Collectors.joining(" "));
    }
}
