/* lwIP for one TCP connection at a time or a few: the raw interface, everything on the board's
 * counted heap. */
#pragma once
#define NO_SYS 1
#define SYS_LIGHTWEIGHT_PROT 0
#define LWIP_SOCKET 0
#define LWIP_NETCONN 0
#define LWIP_IPV4 1
#define LWIP_IPV6 0
#define LWIP_ARP 1
#define LWIP_DHCP 1
#define LWIP_DNS 1
/* The emulator's name for its host. */
#define DNS_LOCAL_HOSTLIST 1
#define DNS_LOCAL_HOSTLIST_INIT \
  { DNS_LOCAL_HOSTLIST_ELEM("localhost", IPADDR4_INIT_BYTES(10, 0, 2, 2)) }
#define LWIP_TCP 1
#define LWIP_UDP 1
#define LWIP_RAW 0
#define LWIP_ICMP 1
#define LWIP_STATS 0
#define LWIP_NETIF_HOSTNAME 1
#define MEM_ALIGNMENT 4
#define MEM_LIBC_MALLOC 1
#define MEMP_MEM_MALLOC 1
#define TCP_MSS 1440
#define TCP_WND (4 * TCP_MSS)
#define TCP_SND_BUF (2 * TCP_MSS)
#define TCP_SND_QUEUELEN 8
#define LWIP_WND_SCALE 0
#define LWIP_CHKSUM_ALGORITHM 3

#ifdef __cplusplus
extern "C" {
#endif
/* The board's: a random number, and memory of the budget that is called lwip. */
unsigned board_random(void);
void *board_lwip_malloc(unsigned bytes);
void *board_lwip_calloc(unsigned count, unsigned bytes);
void board_lwip_free(void *block);
#ifdef __cplusplus
}
#endif
#define LWIP_RAND() board_random()
#define mem_clib_malloc board_lwip_malloc
#define mem_clib_calloc board_lwip_calloc
#define mem_clib_free board_lwip_free
