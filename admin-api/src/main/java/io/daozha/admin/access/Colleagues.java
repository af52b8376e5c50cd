package io.daozha.admin.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Who else works here, for pages on which one names another. */
@ApplicationScoped
public class Colleagues {

    /** Names of those who may answer for the drawer, in their order. */
    public List<String> cashiers() {
        return QuarkusTransaction.joiningExisting()
                .call(() -> Account.<Account>list(
                        "disabled = false and role in ?1 order by name", List.of(Role.MANAGER, Role.OPERATOR)))
                .stream()
                .map(Account::name)
                .toList();
    }
}
