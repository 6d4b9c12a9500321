package org.stele.gateway.fhir.match;

/** What two accounts of a person are compared by, under the name of the search parameter, with the points that its agreement counts: 100 together. */
enum Trait {
    IDENTIFIER("identifier", 40),
    BIRTH_DATE("birthdate", 20),
    FAMILY("family", 15),
    GIVEN("given", 10),
    SEX("gender", 5),
    TELECOM("telecom", 5),
    POSTAL_CODE("address-postalcode", 5);

    private final String parameter;
    private final int points;

    Trait(String parameter, int points) {
        this.parameter = parameter;
        this.points = points;
    }

    /** Under which the index has its values. */
    String parameter() {
        return parameter;
    }

    int points() {
        return points;
    }
}
