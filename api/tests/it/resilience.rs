//! The database goes away and comes back, disks fill up, processes are killed, clients do not read: what was acknowledged
//! stays, what cannot be done is said in time, and it all goes on by itself.

mod crowd;
mod filing;
mod hanging_up;
mod killed;
mod memory;
mod outage;
mod peers;
mod restarts;
mod sockets;
mod start;
mod stop;
mod stopped;
mod storage;
mod unheard;
