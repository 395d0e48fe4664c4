//! What the floor goes by: whole statements, not words. Each is written for clauses as they are folded (small letters, no
//! accents, "can't" is "cant"); `W` is any word, and `~n` up to that many words.
//!
//! Before it come the words of which one has to be there, so that a clause without any of them is not looked at.
//!
//! A word that often stands in such statements is none by itself: "leak", "down" and "everyone" stand in ordinary tickets,
//! too, which no rule may raise.

use entity::Priority::{self, Critical, High};

use super::Meaning::{self, DataLoss, Outage, Security};

/// The statements.
pub(super) const RULES: &[(Meaning, Priority, &str, &str)] = &[
    // English
    (
        Security,
        Critical,
        "hacked breached compromised hijacked taken",
        "(account|accounts|system|systems|server|servers|site|website|database|network|mailbox|shop|store|we|weve|ive|i)( (was|were|is|are|has|have|got|been|just|probably|definitely|apparently))*~1 (hacked|breached|compromised|hijacked|taken over)",
    ),
    (Security, Critical, "hacked breached hijacked", "(hacked|breached|hijacked) (into )?(our|my|the)"),
    (Security, Critical, "breach", "(data|security) breach"),
    (Security, Critical, "leaked stolen exposed", "data~2 (leaked|stolen|exposed)"),
    (
        Security,
        Critical,
        "leaked exposed public stolen",
        "(customer|customers|patient|patients|user|users|employee|personal|client)~2 (data|records|list|lists|details|files|invoices)~3 (leaked|exposed|public|stolen)",
    ),
    (Security, Critical, "ransomware ransom", "(ransomware|ransom note)"),
    (
        Security,
        Critical,
        "someone somebody stranger strangers attacker attackers hacker hackers intruder",
        "(someone|somebody|stranger|strangers|attacker|attackers|hacker|hackers|intruder)~4 (into|using|accessed|access to|took over|taken over|inside)~1 (my|our)~1 (account|accounts|mailbox|system|systems|server|servers|database)",
    ),
    (
        Security,
        High,
        "unauthorised unauthorized",
        "unauthori[sz]ed (access|login|logins|sign in|transaction|transactions)",
    ),
    (
        Security,
        Critical,
        "other another different strangers",
        "(see|view|access|open|download|read|shows?|showing)~3 (other|another|different|strangers) (customer|customers|patient|patients|company|companies|client|clients|people|peoples|users|family|families)~1 (data|invoice|invoices|orders|records|details|accounts|files|documents|messages|statements|addresses|photos)",
    ),
    (
        Outage,
        Critical,
        "nobody noone no none",
        "(nobody|no one|noone|none of us|none of (our|the|my) W)~4 (can|could|is able|are able)~3 (log|login|sign|work|access|connect|use|open|pay|order|print)",
    ),
    (
        Outage,
        Critical,
        "everyone everybody all whole entire",
        "(everyone|everybody|all (of )?(our |my |the )?(users|customers|employees|staff|clients|teams|offices|colleagues|sites|stores|shops|locations|tills)|(whole|entire) (company|team|office|organisation|organization|business|department|school|hospital|clinic|plant|warehouse))~5 (cant|cannot|can not|unable|locked out|is down|are down|offline|stopped|at a standstill|lost access)",
    ),
    (
        Outage,
        Critical,
        "down offline unreachable dead",
        "(production|prod|everything|(all|all our|all the|all of our) (servers|systems|services|sites|stores|tills|phones|lines))~2 (is|are|went|gone|has been)( (all|completely|totally|still))? (down|offline|unreachable|dead)",
    ),
    (
        Outage,
        High,
        "down offline unreachable",
        "(our|the) (whole |entire )?(site|website|webshop|shop|system|systems|platform|service|servers?|network|api|app)( (is|are|has gone|have gone|went|has been))( (all|completely|totally|still|currently))? (down|offline|unreachable)",
    ),
    (Outage, Critical, "outage", "(complete|total|global|major|company wide|companywide) outage"),
    (
        DataLoss,
        Critical,
        "gone lost deleted wiped erased vanished disappeared overwritten corrupted",
        "(all|every|entire|whole|years of|months of|weeks of)~4 (data|database|records?|files|documents|projects|history|backups?|customers|orders|photos|invoices|contacts|work)~3 (gone|lost|deleted|wiped|erased|vanished|disappeared|overwritten|corrupted)",
    ),
    (
        DataLoss,
        Critical,
        "wiped erased deleted lost overwrote overwritten corrupted destroyed deleting losing wiping overwriting",
        "(wiped|erased|deleted|lost|overwrote|overwritten|corrupted|destroyed|deleting|losing|wiping|overwriting)~2 (all|every|everything|entire|whole)~3 (data|database|records|backups?|customers|orders|history|files|documents)",
    ),
    (
        DataLoss,
        Critical,
        "wiped erased destroyed corrupted",
        "(wiped|erased|destroyed|corrupted) (our|the) (production |customer )?(database|backups?|data|records)",
    ),
    (
        DataLoss,
        Critical,
        "lost deleted wiped erased overwritten corrupted disappearing vanishing",
        "(data|records|orders|files|entries)~1 (is|are|being|keeps?) (being |getting )?(lost|deleted|wiped|erased|overwritten|corrupted|disappearing|vanishing)",
    ),
    (DataLoss, High, "loss", "data loss"),
    // German
    (
        Security,
        Critical,
        "gehackt gehackte datenleck datenpanne erpressungstrojaner verschlusselungstrojaner",
        "(gehackt|gehackte|datenleck|datenpanne|erpressungstrojaner|verschlusselungstrojaner)",
    ),
    (
        Security,
        Critical,
        "zugriff eingeloggt angemeldet ubernommen",
        "(fremde|fremder|jemand|jemand fremdes|unbekannte|unbekannter)~5 (zugriff auf|eingeloggt|angemeldet|ubernommen)~2 (mein|meinem|meinen|unser|unserem|unseren|unsere|konto|account|system)",
    ),
    (
        Outage,
        Critical,
        "niemand keiner kein",
        "(niemand|keiner|kein mitarbeiter)~4 (kann|konnte)~5 (arbeiten|anmelden|einloggen|zugreifen|bezahlen|bestellen|drucken|telefonieren|rein)",
    ),
    (
        Outage,
        Critical,
        "niemand keiner",
        "(niemand|keiner)~3 (sich )?(anmelden|einloggen|arbeiten|bezahlen|zugreifen)~1 kann",
    ),
    (
        Outage,
        Critical,
        "alle ganze ganzen gesamte",
        "(alle (mitarbeiter|nutzer|kunden|kollegen|benutzer|standorte|filialen)|die ganze firma|das ganze (team|unternehmen|buro)|der ganze betrieb|die gesamte (firma|belegschaft))~6 (ausgesperrt|steht still|stehen still|nicht arbeiten|nicht anmelden|nicht einloggen|offline|ausgefallen)",
    ),
    (
        Outage,
        Critical,
        "down offline ausgefallen tot stehen",
        "(alle|samtliche)~1 (server|systeme|dienste|kassen|telefone)~3 (down|offline|ausgefallen|tot|stehen)",
    ),
    (
        Outage,
        Critical,
        "produktion produktivsystem totalausfall",
        "(produktion|produktivsystem)~2 (steht|down|ausgefallen)|totalausfall",
    ),
    (
        DataLoss,
        Critical,
        "weg geloscht verschwunden verloren uberschrieben",
        "(alle|samtliche|unsere|die ganzen|die gesamten)~3 (daten|kundendaten|datensatze|backups|dateien|auftrage|rechnungen)~4 (weg|geloscht|verschwunden|verloren|uberschrieben)",
    ),
    (DataLoss, High, "datenverlust", "datenverlust"),
    // Spanish
    (
        Security,
        Critical,
        "hackeado hackeada hackeados hackeadas hackearon pirateado pirateada",
        "(hackead[oa]s?|hackearon|pirateado|pirateada)",
    ),
    (Security, Critical, "fuga filtracion robo", "(fuga|filtracion|robo) de datos"),
    (
        Security,
        Critical,
        "alguien desconocido persona hacker",
        "(alguien|un desconocido|otra persona|un hacker)~5 (entro|entrado|accedio|accedido|acceso|usando)~3 (mi|nuestra|nuestro|mis|nuestras) (cuenta|cuentas|sistema|correo)",
    ),
    (
        Outage,
        Critical,
        "nadie ningun",
        "(nadie|ningun (usuario|empleado|cliente|companero))~4 (puede|pueden|logra|consigue|podemos)",
    ),
    (
        Outage,
        Critical,
        "toda todos todas",
        "(toda la (empresa|oficina|plantilla)|todos los (usuarios|clientes|empleados|companeros)|todas las (tiendas|sedes|oficinas))~6 (no pueden?|no podemos|parad[oa]s?|bloquead[oa]s?|caid[oa]s?)",
    ),
    (
        Outage,
        Critical,
        "caido caida caidos caidas cayo",
        "(produccion|todos los (servidores|sistemas)|todo el sistema|todo)~3 (caid[oa]s?|se ha caido|se cayo)",
    ),
    (
        DataLoss,
        Critical,
        "perdido perdida perdidos perdidas borrado borrada borrados borradas desaparecido desaparecida desaparecidos desaparecidas desaparecio desaparecieron eliminado eliminada eliminados eliminadas",
        "(todos|todas|toda)~4 (datos|registros|archivos|copias|pedidos|historial|informacion)~4 (perdid[oa]s?|borrad[oa]s?|desaparecid[oa]s?|desaparecio|desaparecieron|eliminad[oa]s?)",
    ),
    (
        DataLoss,
        Critical,
        "perdido borrado eliminado desaparecido borraron perdimos desaparecieron",
        "(perdido|borrado|eliminado|desaparecido|borraron|perdimos|desaparecieron)~1 (todos|todas|toda)~3 (datos|registros|archivos|copias|pedidos|historial|informacion)",
    ),
    (DataLoss, High, "perdida", "perdida de datos"),
    // French
    (
        Security,
        Critical,
        "pirate pirates piratee piratees rancongiciel hacke hackee",
        "(pirate|pirates|piratee|piratees|rancongiciel|hacke|hackee)",
    ),
    (Security, Critical, "fuite vol", "(fuite|vol) de donnees"),
    (
        Security,
        Critical,
        "quelqu inconnu inconnus tiers pirate",
        "(quelqu un|un inconnu|un tiers|des inconnus|un pirate)~6 (acces|connecte|connectee|utilise|entre)~4 (mon|notre|nos|mes) (compte|comptes|systeme|messagerie)",
    ),
    (
        Outage,
        Critical,
        "personne",
        "(^|que |qu |car |mais |et |donc |matin |plus )personne (ne|n)~1 (peut|arrive|parvient|reussit)",
    ),
    (
        Outage,
        Critical,
        "toute tous",
        "(toute (l (entreprise|equipe)|la (societe|boite))|tous (nos|les) (utilisateurs|clients|employes|salaries|collegues|postes|sites|magasins))~6 (ne peuvent|ne peut|bloque|bloques|en panne|a l arret|hors service)",
    ),
    (
        Outage,
        Critical,
        "panne service arret",
        "(tout|production|tous (les|nos) (serveurs|systemes))~3 (en panne|hors service|a l arret)",
    ),
    (
        DataLoss,
        Critical,
        "perdu perdus perdue perdues supprime supprimes supprimee supprimees efface effaces effacee effacees disparu disparus disparue disparues ecrase ecrases ecrasee ecrasees",
        "(toutes|tous|tout)~4 (donnees|fichiers|dossiers|sauvegardes|historique|commandes)~5 (perdu|perdus|perdue|perdues|supprimes?|supprimees?|effacee?s?|disparue?s?|ecrasee?s?)",
    ),
    (
        DataLoss,
        Critical,
        "perdu efface supprime",
        "(perdu|efface|supprime)~1 (toutes|tous|tout)~3 (donnees|fichiers|dossiers|sauvegardes|historique|commandes)",
    ),
    (DataLoss, High, "perte", "perte de donnees"),
];

/// A clause with one of these asks, imagines, teaches or prevents.
pub(super) const IMAGINED: &str = "if|whether|how|policy|policies|prevent|prevents|prevention|training|course|protect|protects|protection|avoid|in case|what happens|would|could have|simulation|drill|exercise|movie|game|wie|ob|falls|wenn|verhindern|schutz|schulung|vermeiden|como|evitar|politica|proteger|comment|eviter|formation|proteger";

/// One of these within a statement, or close to it, denies it.
pub(super) const DENIED: &str = "no|not|never|without|isnt|wasnt|werent|hasnt|havent|dont|doesnt|didnt|nothing|nicht|kein|keine|keinen|keinerlei|nie|ohne|sin|nunca|ningun|ninguna|pas|jamais|aucun|aucune|sans";
